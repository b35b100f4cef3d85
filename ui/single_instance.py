"""One window per register: a second start brings the first one forward instead of opening the file twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 500


def _address(register: Path) -> str:
    return "elaas-desk-" + hashlib.sha256(str(register.resolve()).encode()).hexdigest()[:16]


def call_first_window(register: Path) -> bool:
    """Ask the program that already has this register open to show itself, and say whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_address(register))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(b"show")
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens for later starts of the program on the same register."""

    called = Signal()

    def __init__(self, register: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_address(register))  # what a killed program left behind
        self._server.listen(_address(register))
        self._server.newConnection.connect(self._on_new_connection)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
        self.called.emit()
