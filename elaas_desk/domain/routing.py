"""Where a request goes and on which papers: the decision table of the circular, clauses 1.1, 1.2 and 2."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import PaperKind, Reason


class Addressee(StrEnum):
    """To whom a request is addressed."""

    DLA = "dla"  # อธิบดีกรมส่งเสริมการปกครองท้องถิ่น
    LAO_FINANCE_HEAD = "lao_finance_head"  # หัวหน้าหน่วยงานคลังของ อปท.
    SUBUNIT_FINANCE_HEAD = "subunit_finance_head"  # หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด, of the requester's unit


class Notice(StrEnum):
    """What the screen must say beside the route."""

    CIRCULAR_SILENT_NEW_HEAD = "circular_silent_new_head"
    CIRCULAR_SILENT_RIGHTS = "circular_silent_rights"
    SET_UP_BY_HEAD = "set_up_by_head"


class Forbidden(StrEnum):
    """Why a reason cannot be chosen."""

    HAS_ACCOUNT = "has_account"  # a new user has no user name yet
    NO_ACCOUNT = "no_account"  # there are no rights to change, no account to get into


@dataclass(frozen=True, slots=True)
class Route:
    """The papers of a request in the order of filing, to whom they go, and by which clause."""

    documents: tuple[PaperKind, ...]
    addressee: Addressee
    clause: str
    notice: Notice | None = None
    required: bool = True
    """False: the circular asks for no paper; the documents may be printed for the file."""


@dataclass(frozen=True, slots=True)
class ReasonChoice:
    """One reason as the wizard offers it; `why_not` is given when it is not allowed."""

    reason: Reason
    allowed: bool
    why_not: Forbidden | None
    clause: str


_TO_DLA = (PaperKind.LETTER, PaperKind.FORM1)
_FORM_2 = (PaperKind.FORM2,)
_BY_POST: dict[Post, Route] = {
    Post.LAO_FINANCE_HEAD: Route(_TO_DLA, Addressee.DLA, "1.1.1"),
    Post.LAO_USER: Route(_FORM_2, Addressee.LAO_FINANCE_HEAD, "1.1.2"),
    Post.SUBUNIT_FINANCE_HEAD: Route(_FORM_2, Addressee.LAO_FINANCE_HEAD, "1.2.1"),
    Post.SUBUNIT_USER: Route(_FORM_2, Addressee.SUBUNIT_FINANCE_HEAD, "1.2.2"),
    Post.EXECUTIVE: Route(_FORM_2, Addressee.LAO_FINANCE_HEAD, "2", Notice.SET_UP_BY_HEAD, required=False),
    Post.CLERK: Route(_FORM_2, Addressee.LAO_FINANCE_HEAD, "2", Notice.SET_UP_BY_HEAD, required=False),
}
_HEADS = frozenset({Post.LAO_FINANCE_HEAD, Post.SUBUNIT_FINANCE_HEAD})
_SILENT = {
    Reason.NEW_USER: Notice.CIRCULAR_SILENT_NEW_HEAD,
    Reason.CHANGE_RIGHTS: Notice.CIRCULAR_SILENT_RIGHTS,
}


def route(post: Post, reason: Reason) -> Route:
    """The row of the decision table. Where the circular is silent about a head it is the row of "cannot get in"."""
    row = _BY_POST[post]
    if post in _HEADS and reason in _SILENT:
        return Route(row.documents, row.addressee, row.clause, _SILENT[reason])
    return row


def goes_by_form2_alone(post: Post) -> bool:
    """Whether whatever this person asks for takes Form 2 and no other paper, so that it can be made with others'."""
    return all(route(post, reason).documents == _FORM_2 for reason in Reason)


def reason_choices(post: Post, has_account: bool) -> tuple[ReasonChoice, ...]:
    """Every reason, in the order of the form, with whether this person can give it and by which clause."""
    return tuple(_choice(post, reason, has_account) for reason in Reason)


def _choice(post: Post, reason: Reason, has_account: bool) -> ReasonChoice:
    why_not = _why_not(post, reason, has_account)
    return ReasonChoice(reason, why_not is None, why_not, route(post, reason).clause)


def _why_not(post: Post, reason: Reason, has_account: bool) -> Forbidden | None:
    if has_account:
        return Forbidden.HAS_ACCOUNT if reason is Reason.NEW_USER else None
    if reason is Reason.NEW_USER:
        return None
    # A head without an account truly cannot get in: that is how the circular lets a head ask for a first one.
    if reason is Reason.CANNOT_SIGN_IN and post in _HEADS:
        return None
    return Forbidden.NO_ACCOUNT


def asks_for_groups(post: Post, reason: Reason) -> bool:
    """Whether the papers must name groups: Form 2 of a new user, or of a change of rights."""
    return PaperKind.FORM2 in route(post, reason).documents and reason is not Reason.CANNOT_SIGN_IN
