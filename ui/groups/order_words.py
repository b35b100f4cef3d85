"""How an order stands, in word and shape."""

from __future__ import annotations

from elaas_desk.services.orders import OrderEntry
from elaas_desk.thai import dates
from ui.widgets.paint import State


def order_state(entry: OrderEntry) -> State:
    """In force, soon, or over."""
    if entry.over:
        return State.GONE
    return State.OK if entry.in_force else State.SOON


def order_state_words(entry: OrderEntry) -> str:
    """The word of the state, as the table shows it."""
    if entry.over:
        return "สิ้นสุดแล้ว"
    if not entry.in_force:
        return f"เริ่ม {dates.short(entry.order.starts_on)}"
    return "รักษาราชการแทน" if entry.order.acting else "มีผลอยู่"
