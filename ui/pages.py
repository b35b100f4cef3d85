"""Which page is built from what. Each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from elaas_desk.settings import Settings
from ui.jobs import Jobs
from ui.page import Page
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.over_page import OverPage
    from ui.register.person_desk import PersonDesk


class Pages:
    """Makes each page of the frame for one signed-in user."""

    def __init__(self, desk: Desk, actor: Actor, jobs: Jobs, theme: Theme, settings: Settings) -> None:
        self._desk, self._actor, self._jobs = desk, actor, jobs
        self._theme, self._settings = theme, settings
        self._clauses = desk.policy.clauses

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """The pages by their keys in the rail."""
        makers = {
            "today": self._today_page,
            "register": self._register_page,
            "first_day": self._first_day_page,
            "groups": self._groups_page,
            "requests": self._requests_page,
            "reviews": self._reviews_page,
            "documents": self._documents_page,
            "settings": self._settings_page,
        }
        return {key: partial(self._remembered, maker) for key, maker in makers.items()}

    def _remembered(self, maker: Callable[[], Page]) -> Page:
        """The page, with the columns of its lists as the user left them."""
        from ui.column_memory import ColumnMemory

        page = maker()
        ColumnMemory(page, self._settings, self._actor.user_id)
        return page

    def _today(self) -> date:
        return self._desk.clock().date()

    def _today_page(self) -> Page:
        from ui.today.page import TodayPage

        return TodayPage(self._desk.tasks, self._desk.documents, self._actor, self._jobs, self._today, self._clauses)

    def _register_page(self) -> Page:
        from ui.register.page import RegisterPage

        return RegisterPage(self._person_desk())

    def over(self, window: QWidget) -> OverPage:
        """What opens dialogs over the page that is shown."""
        from ui.blanks.blank_desk import BlankDesk
        from ui.over_page import OverPage

        blanks = BlankDesk(self._desk.blanks, self._actor, self._jobs, self._today)
        return OverPage(self._person_desk(), window, blanks)

    def _person_desk(self) -> PersonDesk:
        from ui.register.person_desk import PersonDesk

        desk = self._desk
        return PersonDesk(
            desk.register,
            desk.groups,
            desk.conflicts,
            desk.documents,
            desk.scans,
            desk.exports,
            desk.lists,
            desk.notices,
            self._actor,
            self._jobs,
            self._today,
            self._clauses,
        )

    def _first_day_page(self) -> Page:
        from ui.first_day.page import FirstDayPage

        desk = self._desk
        return FirstDayPage(desk.first_day, desk.reconciling, desk.register, desk.groups, self._actor, self._jobs)

    def _groups_page(self) -> Page:
        from ui.groups.group_desk import GroupDesk
        from ui.groups.page import GroupsPage

        desk = self._desk
        services = desk.groups, desk.register, desk.conflicts, desk.orders, desk.campaigns
        return GroupsPage(GroupDesk(*services, self._actor, self._jobs, self._today, self._clauses))

    def _requests_page(self) -> Page:
        from ui.requests.page import RequestsPage

        return RequestsPage(
            self._desk.requests,
            self._desk.scans,
            self._desk.documents,
            self._desk.register,
            self._desk.groups,
            self._actor,
            self._jobs,
            self._today,
            self._clauses,
            stuck_days=self._desk.policy.request_stuck_days,
        )

    def _reviews_page(self) -> Page:
        from ui.reviews.page import ReviewsPage
        from ui.reviews.review_desk import ReviewDesk

        desk = self._desk
        services = (desk.campaigns, desk.reconciling, desk.register, desk.documents, desk.scans)
        return ReviewsPage(ReviewDesk(*services, self._actor, self._jobs, self._today, self._clauses))

    def _documents_page(self) -> Page:
        from ui.documents.page import DocumentsPage

        return DocumentsPage(
            self._desk.documents,
            self._desk.archive,
            self._actor,
            self._jobs,
            self._today,
            self._clauses,
            evidence=self._desk.evidence,
            register=self._desk.register,
        )

    def _settings_page(self) -> Page:
        from ui.settings.page import SettingsPage

        return SettingsPage(
            self._desk.register,
            self._desk.users,
            self._desk.letterheads,
            self._desk.signing,
            self._desk.texts,
            self._actor,
            self._jobs,
            self._clauses,
            today=self._today,
            theme=self._theme,
            settings=self._settings,
            register_path=self._desk.database.path,
        )
