// Made empty so that the package resolves while its rooms are built.
