"""The hand on the system's own dialogs, which block until they are answered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget


def press(part: QWidget, at: QPoint | None = None) -> None:
    """One click of the left button through the window, as a hand does it."""
    window = part.window()
    handle = window.windowHandle()
    assert handle is not None
    assert part.isVisible()
    assert part.isEnabled()
    place = part.mapTo(window, at or part.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


class _Hand(QObject):
    """Looks for the dialog that blocks, many times a second, and answers it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def answer(self, dialog: QWidget) -> bool:
        """Answer this dialog; whether it was one to answer."""
        raise NotImplementedError

    def has_more(self) -> bool:
        """Whether another dialog is awaited."""
        return False

    @Slot()
    def _on_time(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            return
        self._timer.stop()
        if self.answer(dialog):
            self.pressed += 1
        if self.has_more():
            self._timer.start()


class PrintDialogHand(_Hand):
    """Presses the button of the system's print dialog, or calls it off when there is no file to print to.

    Where an office has its printer, this machine has none, and the dialog offers a file instead: its name is set here
    without keys, as the name of the printer stands there by itself in the office.
    """

    def __init__(self, to_file: Path | None) -> None:
        super().__init__()
        self._to_file = to_file

    def answer(self, dialog: QWidget) -> bool:
        """Print, or cancel."""
        if not isinstance(dialog, QPrintDialog):
            return False
        box = dialog.findChild(QDialogButtonBox)
        name = dialog.findChild(QLineEdit, "filename")
        assert box is not None
        assert name is not None
        standard = QDialogButtonBox.StandardButton
        if self._to_file is not None:
            name.setText(str(self._to_file))
        press(box.button(standard.Ok if self._to_file is not None else standard.Cancel))
        return True

    def has_more(self) -> bool:
        """One dialog is one job."""
        return self.pressed == 0


class SaveDialogHand(_Hand):
    """Gives each dialog that asks for a file the next of these names; None calls it off."""

    def __init__(self, *names: Path | None) -> None:
        super().__init__()
        self._names = list(names)
        self.offered: list[str] = []

    def answer(self, dialog: QWidget) -> bool:
        """Save, or cancel."""
        if not isinstance(dialog, QFileDialog):
            return False
        self.offered.append(Path(dialog.selectedFiles()[0]).name)
        name = self._names.pop(0)
        if name is None:
            dialog.reject()
        else:
            line = dialog.findChild(QLineEdit, "fileNameEdit")  # selectFile leaves a line alone that has the focus
            assert line is not None
            line.setText(str(name))
            dialog.accept()
        return True

    def has_more(self) -> bool:
        """Until every name was given."""
        return bool(self._names)


class ReplaceHand(_Hand):
    """Says yes when the system asks whether a file that is there is to be replaced."""

    def answer(self, dialog: QWidget) -> bool:
        """Yes."""
        if not isinstance(dialog, QMessageBox):
            return False
        press(dialog.button(QMessageBox.StandardButton.Yes))
        return True

    def has_more(self) -> bool:
        """One question."""
        return self.pressed == 0


class ChooseDialogHand(_Hand):
    """Chooses what is there, a file or a folder, in the dialog that asks for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def answer(self, dialog: QWidget) -> bool:
        """Choose it."""
        if not isinstance(dialog, QFileDialog):
            return False
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(self._path))
        dialog.accept()
        return True

    def has_more(self) -> bool:
        """One dialog is one choice."""
        return self.pressed == 0
