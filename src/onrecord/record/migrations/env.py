"""Alembic's entry point: runs the steps on the connection that `migrations.upgrade` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
# The transaction belongs to `upgrade`: Alembic neither begins nor commits one.
context.run_migrations()
