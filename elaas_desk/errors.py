"""What a person can put right, as codes; the words belong to `ui.messages`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """Everything that the core refuses and a person can put right. Each has one Thai sentence in `ui.messages`."""

    # a field
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    AMBIGUOUS_ERA = "ambiguous_era"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    END_BEFORE_START = "end_before_start"
    DATE_IN_FUTURE = "date_in_future"
    NATIONAL_ID_LENGTH = "national_id_length"
    NATIONAL_ID_CHECK_DIGIT = "national_id_check_digit"
    BAD_EMAIL = "bad_email"
    BAD_PHONE = "bad_phone"
    BAD_POSTCODE = "bad_postcode"
    BAD_USERNAME = "bad_username"
    WEAK_PASSWORD = "weak_password"
    PASSWORD_TOO_LONG = "password_too_long"
    BAD_FIRST_PASSWORD = "bad_first_password"
    PASSWORDS_DIFFER = "passwords_differ"
    PASSWORD_UNCHANGED = "password_unchanged"
    UNKNOWN_GLYPH = "unknown_glyph"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    UNBALANCED_BRACE = "unbalanced_brace"
    STRAY_MARK = "stray_mark"
    # what is already there, or is not
    USERNAME_TAKEN = "username_taken"
    PERSON_TWICE = "person_twice"
    DUTY_TWICE = "duty_twice"
    GROUP_TWICE = "group_twice"
    UNIT_TWICE = "unit_twice"
    MEMBER_ALREADY = "member_already"
    NOT_A_MEMBER = "not_a_member"
    ACCOUNT_ALREADY = "account_already"
    ACCOUNT_CLOSED = "account_closed"
    NO_ACCOUNT = "no_account"
    NOT_FOUND = "not_found"
    CHANGED_MEANWHILE = "changed_meanwhile"
    ALREADY_LEFT = "already_left"
    NOT_LEFT = "not_left"
    NOT_A_VIEWER = "not_a_viewer"
    MORE_THAN_VIEWING = "more_than_viewing"
    NOTHING_CHOSEN = "nothing_chosen"
    ORDER_OVER = "order_over"
    OWN_EXCEPTION = "own_exception"
    ROW_TWICE = "row_twice"
    ROWS_WITH_PROBLEMS = "rows_with_problems"
    NO_HEADINGS = "no_headings"
    NOTHING_FILLED_IN = "nothing_filled_in"
    # a request
    REASON_NOT_ALLOWED = "reason_not_allowed"
    NO_GROUPS = "no_groups"
    TOO_MANY_GROUPS = "too_many_groups"
    WRONG_STATE = "wrong_state"
    NUMBER_TAKEN = "number_taken"
    GOES_APART = "goes_apart"
    STEP_BEFORE_FORMER = "step_before_former"
    CHANGED_AFTER_DONE = "changed_after_done"
    SCAN_STILL_THERE = "scan_still_there"
    # a scan of a signed paper
    SCAN_UNREADABLE = "scan_unreadable"
    SCAN_OTHER_KIND = "scan_other_kind"
    SCAN_LOCKED = "scan_locked"
    SCAN_TOO_LARGE = "scan_too_large"
    SCAN_TOO_MANY_PAGES = "scan_too_many_pages"
    SCAN_TOO_MANY_DOTS = "scan_too_many_dots"
    SCAN_TWICE = "scan_twice"
    # a picture for the office's papers
    PICTURE_UNREADABLE = "picture_unreadable"
    PICTURE_OTHER_KIND = "picture_other_kind"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_TOO_MANY_DOTS = "picture_too_many_dots"
    PICTURE_TOO_WIDE = "picture_too_wide"
    # somebody who stands in
    HOLDS_THE_POST = "holds_the_post"
    STAND_IN_ALREADY = "stand_in_already"
    STAND_IN_SIGNED = "stand_in_signed"
    # a review
    REVIEW_ALREADY_OPEN = "review_already_open"
    REVIEW_SIGNED = "review_signed"
    NOBODY_TO_REVIEW = "nobody_to_review"
    FLAGGED_ROWS = "flagged_rows"
    NOTHING_TO_UNDO = "nothing_to_undo"
    REPORT_MISSING = "report_missing"
    NOTHING_DECIDED = "nothing_decided"
    SECOND_SIGNATURE_MISSING = "second_signature_missing"
    OWN_SIGNATURE = "own_signature"
    # a task
    TASK_IS_LATE = "task_is_late"
    NOTHING_LATE = "nothing_late"
    # who may
    NOT_ALLOWED = "not_allowed"
    OTHER_UNIT = "other_unit"
    WRONG_SIGN_IN = "wrong_sign_in"
    WAIT_BEFORE_SIGN_IN = "wait_before_sign_in"
    PASSWORD_EXPIRED = "password_expired"
    # the file
    REGISTER_MISSING = "register_missing"
    REGISTER_UNREADABLE = "register_unreadable"
    REGISTER_FOREIGN = "register_foreign"
    REGISTER_NEWER = "register_newer"
    REGISTER_TRUNCATED = "register_truncated"
    REGISTER_READ_ONLY = "register_read_only"
    REGISTER_IN_USE = "register_in_use"
    REGISTER_EXISTS = "register_exists"
    REGISTER_ON_NETWORK = "register_on_network"
    WRONG_KEY = "wrong_key"
    WRONG_RECOVERY_KEY = "wrong_recovery_key"
    NEEDS_RECOVERY_KEY = "needs_recovery_key"
    NO_CREDENTIAL_STORE = "no_credential_store"
    DISK_FULL = "disk_full"
    # a file of the user's
    PRINTER_FAILED = "printer_failed"
    FILE_NOT_FOUND = "file_not_found"
    FILE_NOT_WRITABLE = "file_not_writable"
    FILE_IN_THE_WAY = "file_in_the_way"
    FILE_TOO_LARGE = "file_too_large"
    NOT_JSON = "not_json"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_DOCUMENT = "unknown_document"
    # an issued paper
    PAPER_DAMAGED = "paper_damaged"
    PAPER_NOT_KEPT = "paper_not_kept"
    NO_CODE = "no_code"
    CHECK_NOT_PDF = "check_not_pdf"
    CHECK_TOO_LARGE = "check_too_large"
    CHECK_UNREADABLE = "check_unreadable"
    # a New e-LAAS report
    REPORT_CHANGED = "report_changed"
    REPORT_EMPTY = "report_empty"
    REPORT_IS_PICTURE = "report_is_picture"
    REPORT_LOCKED = "report_locked"
    REPORT_NO_COLUMNS = "report_no_columns"
    REPORT_STOPPED = "report_stopped"
    REPORT_TOO_LARGE = "report_too_large"
    REPORT_TOO_SLOW = "report_too_slow"
    REPORT_UNREADABLE = "report_unreadable"
    # an official blank
    BLANK_BUSY = "blank_busy"
    BLANK_CHANGED = "blank_changed"
    BLANK_DAY_TAKEN = "blank_day_taken"
    BLANK_LOCKED = "blank_locked"
    BLANK_NOT_PDF = "blank_not_pdf"
    BLANK_NO_GROUPS = "blank_no_groups"
    BLANK_NO_PLACES = "blank_no_places"
    BLANK_ODD_SIZE = "blank_odd_size"
    BLANK_TOO_LARGE = "blank_too_large"
    BLANK_TOO_MANY_PAGES = "blank_too_many_pages"
    BLANK_TOO_SMALL = "blank_too_small"
    BLANK_TWICE = "blank_twice"
    BLANK_UNREADABLE = "blank_unreadable"
    BLANK_XFA = "blank_xfa"


class UserError(Exception):
    """Something that a person can put right.

    `field` names the input it belongs to (the attribute of the draft, or the JSON path); `values` fill the sentence.
    """

    def __init__(self, problem: Problem, *, field: str | None = None, **values: str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.field = field
        self.values = values


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong with one input; `field` is the attribute of the draft, `values` fill the sentence."""

    field: str
    problem: Problem
    values: dict[str, str] = dataclasses.field(default_factory=dict)


class InvalidInputError(UserError):
    """Several inputs are wrong at once; as a `UserError` it speaks of the first."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        first = problems[0]
        super().__init__(first.problem, field=first.field, **first.values)
        self.problems = problems
