"""Turns RFC 3339, the dates of HTTP and `Retry-After` into moments and waits."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from .body import MAX_SAFE_INTEGER

LONGEST = timedelta(milliseconds=MAX_SAFE_INTEGER)
"""The longest duration that the language has."""

MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

RFC_3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?"
    r"(?:[Zz]|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
IMF_FIXDATE = re.compile(
    r"[A-Za-z]+, +(\d\d?) +([A-Za-z]+) +(\d{4}) +(\d\d):(\d\d):(\d\d) +GMT", re.ASCII
)
RFC_850 = re.compile(
    r"[A-Za-z]+, +(\d\d?)-([A-Za-z]+)-(\d\d) +(\d\d):(\d\d):(\d\d) +GMT", re.ASCII
)
ASCTIME = re.compile(
    r"[A-Za-z]+ +([A-Za-z]+) +(\d\d?) +(\d\d):(\d\d):(\d\d) +(\d{4})", re.ASCII
)
SECONDS = re.compile(r"(\d+)(?:\.(\d+))?", re.ASCII)


def timestamp(text: str) -> datetime | None:
    """Read RFC 3339, in UTC. A leap second is the first second after it."""
    match = RFC_3339.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = map(int, match.group(1, 2, 3, 4, 5, 6))
    moment = _civil((year, month, day), (hour, minute, second))
    fraction, sign, hours, minutes = match.group(7, 8, 9, 10)
    if moment is None:
        return None
    moment += timedelta(microseconds=int((fraction or "0")[:6].ljust(6, "0")))
    if sign is None:
        return moment
    if int(hours) > 23 or int(minutes) > 59:  # noqa: PLR2004 - as clocks go
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        return moment + offset if sign == "-" else moment - offset
    except OverflowError:
        return None


def timestamp_text(moment: datetime) -> str:
    """Write RFC 3339 in UTC, with three or six digits of a fraction, or none."""
    moment = moment.astimezone(timezone.utc).replace(tzinfo=None)
    if moment.microsecond == 0:
        return f"{moment.isoformat(timespec='seconds')}Z"
    whole = moment.microsecond % 1000 == 0
    return f"{moment.isoformat(timespec='milliseconds' if whole else 'microseconds')}Z"


def http_date(text: str, now: datetime) -> datetime | None:
    """Read any of the three forms (RFC 9110 §5.6.7)."""
    text = text.strip(" \t")
    if match := IMF_FIXDATE.fullmatch(text):
        day, month, year, *time = match.groups()
        return _dated(int(year), month, day, time)
    if match := RFC_850.fullmatch(text):
        day, month, year, *time = match.groups()
        return _dated(_nearest_year(int(year), now), month, day, time)
    if match := ASCTIME.fullmatch(text):
        month, day, *time, year = match.groups()
        return _dated(int(year), month, day, time)
    return None


def retry_after(values: list[str], date: str | None, now: datetime) -> timedelta | None:
    """Give the wait that a server asks for (RFC 9110 §10.2.3).

    Fractions of a second are read as well. Dates count from the answer's `Date` where
    that is valid, else from `now`. What is negative, repeated or nonsense is absent.
    """
    if len(values) != 1:
        return None
    value = values[0].strip(" \t")
    if match := SECONDS.fullmatch(value):
        whole, fraction = match.groups(default="0")
        longest_digits = 16
        if len(whole.lstrip("0")) > longest_digits:
            return LONGEST
        wait = int(whole) * 1000 + int(fraction[:3].ljust(3, "0"))
        return timedelta(milliseconds=min(wait, MAX_SAFE_INTEGER))
    until = http_date(value, now)
    if until is None:
        return None
    since = http_date(date, now) if date is not None else None
    return max(until - (since or now), timedelta())


def _nearest_year(year: int, now: datetime) -> int:
    """Give the year of two digits that is at most 50 years ahead."""
    nearest = now.year - now.year % 100 + year
    ahead = now.year + 50
    if nearest + 100 <= ahead:
        return nearest + 100
    return nearest if nearest <= ahead else nearest - 100


def _dated(year: int, month: str, day: str, time: list[str]) -> datetime | None:
    if month not in MONTHS:
        return None
    hour, minute, second = map(int, time)
    return _civil((year, MONTHS.index(month) + 1, int(day)), (hour, minute, second))


def _civil(date: tuple[int, int, int], time: tuple[int, int, int]) -> datetime | None:
    hour, minute, second = time
    leap = second == 60  # noqa: PLR2004 - as clocks go
    try:
        moment = datetime(
            *date, hour, minute, 59 if leap else second, tzinfo=timezone.utc
        )
        return moment + timedelta(seconds=1) if leap else moment
    except (ValueError, OverflowError):
        return None
