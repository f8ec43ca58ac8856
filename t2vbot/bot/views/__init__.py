"""Buttons, menus and forms. All of them work after a restart."""
