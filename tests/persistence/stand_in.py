"""A schema that is one revision newer than the program's: a stand-in for the next release."""

from __future__ import annotations

import shutil
from pathlib import Path

from elaas_desk.persistence.schema import SCHEMA, Schema

_REVISION = '''
"""A stand-in: alters a table that others refer to, and adds an index."""

import sqlalchemy as sa
from alembic import op

revision = "stand_in"
down_revision = "r{newest:04}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("people", recreate="always") as people:
        people.add_column(sa.Column("nickname", sa.String(100), nullable=False, server_default="-"))
    op.create_index(op.f("ix_people_last"), "people", ["last"])
    {more}
'''


def next_schema(folder: Path, more: str = "") -> Schema:
    """The program's revisions and one more, in a folder of their own; `more` is a last statement of its upgrade."""
    scripts = folder / "migrations"
    shutil.copytree(SCHEMA.scripts, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    revision = _REVISION.format(newest=SCHEMA.version, more=more)
    (scripts / "versions" / "stand_in.py").write_text(revision, "utf-8")
    return Schema(SCHEMA.version + 1, scripts)
