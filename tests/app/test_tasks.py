"""Work in the pool: the newest wins, what is stopped is void, and who asked may be gone when the answer comes."""

import threading

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unga_desktop.app.tasks import Task
from unga_desktop.core.errors import Cancelled, DocumentError


def test_a_result_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    task, where = Task(), []
    task.finished.connect(lambda result: where.append((result, threading.current_thread())))
    with qtbot.waitSignal(task.finished):
        task.start(lambda _: threading.current_thread())
    assert where[0][0] is not threading.main_thread()
    assert where[0][1] is threading.main_thread()
    assert not task.busy


def test_a_newer_start_makes_the_older_result_void(qtbot: QtBot) -> None:
    task, results, gate = Task(), [], threading.Event()
    task.finished.connect(results.append)

    def old(cancelled):
        gate.wait(5)
        assert cancelled()
        return "old"

    task.start(old)
    task.start(lambda _: "new")
    gate.set()
    qtbot.waitUntil(lambda: results == ["new"])
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert results == ["new"]


@pytest.mark.usefixtures("qapp")
def test_cancelling_tells_the_work_and_reports_once() -> None:
    task, told = Task(), []
    task.cancelled.connect(lambda: told.append("cancelled"))
    task.failed.connect(told.append)
    stopped = threading.Event()

    def work(cancelled):
        while not cancelled():
            stopped.wait(0.005)
        raise Cancelled

    task.start(work)
    task.cancel()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert told == ["cancelled"]


def test_an_exception_is_handed_over(qtbot: QtBot) -> None:
    task = Task()

    def work(_):
        raise DocumentError("empty")

    with qtbot.waitSignal(task.failed) as told:
        task.start(work)
    assert isinstance(told.args[0], DocumentError)


@pytest.mark.usefixtures("qapp")
def test_an_answer_to_somebody_who_is_gone_is_dropped() -> None:
    task, gate = Task(), threading.Event()
    task.start(lambda _: gate.wait(5))
    task.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
