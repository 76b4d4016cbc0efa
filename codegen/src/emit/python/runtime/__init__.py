"""What reading and trying again need, whatever the catalog is."""
