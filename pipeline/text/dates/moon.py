"""New moons, and the feasts that follow them: the Chinese New Year and Diwali.

Source: Meeus, Astronomical Algorithms, chapter 49, with its terms above 0.0001 days: right to a few minutes between
1800 and 2200, which is enough for the day of a feast save where the moon is new within minutes of midnight or sunset.
"""

from __future__ import annotations

import datetime as dt
from math import radians, sin

_EPOCH = 2451550.09766  # the new moon of 6 January 2000, in Julian days
_MONTH = 29.530588861
_J2000 = dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)
_MONTHS_A_YEAR = 12.3685
# (factor, of M, of M', of F, power of E): the sine of those multiples of the sun's, the moon's and the node's angles
_TERMS = (
    (-0.40720, 0, 1, 0, 0), (0.17241, 1, 0, 0, 1), (0.01608, 0, 2, 0, 0), (0.01039, 0, 0, 2, 0),
    (0.00739, -1, 1, 0, 1), (-0.00514, 1, 1, 0, 1), (0.00208, 2, 0, 0, 2), (-0.00111, 0, 1, -2, 0),
    (-0.00057, 0, 1, 2, 0), (0.00056, 1, 2, 0, 1), (-0.00042, 0, 3, 0, 0), (0.00042, 1, 0, 2, 1),
    (0.00038, 1, 0, -2, 1), (-0.00024, -1, 2, 0, 1),
)  # fmt: skip


def _new_moon(k: int) -> dt.datetime:
    """The ``k``-th new moon after that of 6 January 2000, in universal time."""
    t = k / (100 * _MONTHS_A_YEAR)
    e = 1 - 0.002516 * t
    sun = 2.5534 + 29.10535670 * k
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
    node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
    day = _EPOCH + _MONTH * k + 0.00015437 * t * t
    for factor, of_sun, of_moon, of_node, power in _TERMS:
        day += factor * e**power * sin(radians(of_sun * sun + of_moon * moon + of_node * node))
    return _J2000 + dt.timedelta(days=day - 2451545)


def new_moon_in(first: dt.datetime) -> dt.datetime:
    """The first new moon at or after ``first``, both in universal time."""
    k = int((first.year + first.timetuple().tm_yday / 365.25 - 2000) * _MONTHS_A_YEAR) - 2
    while (moon := _new_moon(k)) < first:
        k += 1
    return moon


def chinese_new_year(year: int) -> dt.date:
    """The new moon, by Beijing's clock, from 21 January on (the second after the winter solstice, save in 2033)."""
    beijing = dt.timedelta(hours=8)
    return (new_moon_in(dt.datetime(year, 1, 21, tzinfo=dt.UTC) - beijing) + beijing).date()


def diwali(year: int) -> dt.date:
    """The evening (in India) before the new moon of Kartika, the one from 17 October on."""
    moon = new_moon_in(dt.datetime(year, 10, 17, tzinfo=dt.UTC)) + dt.timedelta(hours=5, minutes=30)
    return moon.date() if moon.hour >= _SUNSET else moon.date() - dt.timedelta(days=1)


_SUNSET = 18
"""The hour about which the sun sets in India in autumn: the moon has to be new after it."""
