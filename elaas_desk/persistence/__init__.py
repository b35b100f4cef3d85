"""The register as one encrypted file; the only folder that imports SQLAlchemy, Alembic or SQLCipher."""
