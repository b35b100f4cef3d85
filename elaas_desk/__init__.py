"""The core of eLAAS Desk: rules, services and the register, with no Qt and no ReportLab."""

__version__ = "0.1.0"
