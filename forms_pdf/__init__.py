"""Values in, PDF bytes out; the only folder that imports ReportLab."""
