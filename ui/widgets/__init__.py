"""The parts that every screen is built from. They know the theme and Thai, nothing of services or the register.

Nothing is imported here: each screen imports the modules it uses, so that the sign-in window stays quick.

Grounds (`layout`): `row`, `column`, `clear`, `Group`, `Panel`, `Rule`, `Scroll`, `PageHead`, `Sheet`, `Ground`.
Words (`text`): `Text`, `Strong` (runs, never markup). Line ends: `ui.text_breaks`.
Signs: `icons.Icon`, `icons.ProgramMark`, `marks.StateShape`, `marks.Chip`, `marks.ClauseTag`, `paint.State`.
Buttons (`buttons`): `Button` of a `Kind`, `Check`, `Radio`.
One of a few (`choices`): `Option` in `Segments`, `FilterChips`, `ChoiceCards`.
Fields: `field.TextField`, `PasswordField`, `TextAreaField`; `national_id_field.NationalIdField`;
`date_field.DateField` with `calendar.Calendar`; `choice_field.Choice` in `ChoiceField`, `LookupField`.
`DateField.day()`, `NationalIdField.number()`, `ChoiceField.value()`, `LookupField.value()`, else `text()`.
Every field: `key`, `problem()`, `check()`, `set_error(sentence)`, `set_help`, `set_locked`, `changed`, `finished`.
Search (`search`): `FilterBox` above a list, `SearchBox` of the window.
Lists: `table.Table` with `Column` and `Cell`, `tasks.TaskList` with `Task`, `matrix.Matrix` with `MatrixData`.
Beside a list (`pane`): `DetailPane`, `section`, `fact`, `item`, `TimeLine` with `Event`.
Wizards (`steps`): `Stepper`, `SideSteps` with `Step`.
Talking back: `dialog.Dialog`, `dialog.Follow`, `dialog.ask`, `notice.Notice`, `toast.Toast`, `progress.Progress`,
`empty.EmptyList`, `popup.Popup`.
Pages and figures: `preview.PagePreview`, `chart.BarChart` with `Month`.
Around a page (`frame`): `Rail` with `RailEntry`, `TopBar`, `FootBar`.
For tests and pictures: `fit.misfits`, `fit.unnamed`, `picture.picture`, `sheet`.
"""
