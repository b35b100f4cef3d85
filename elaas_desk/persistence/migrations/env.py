"""Alembic's environment: runs the revisions on the connection that `schema.upgrade` hands in."""

from alembic import context

from elaas_desk.persistence.columns import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite alters a table by building it anew
    transactional_ddl=True,  # its DDL is transactional once BEGIN is ours
)
with context.begin_transaction():
    context.run_migrations()
