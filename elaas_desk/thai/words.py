"""Where a line of Thai may end.

Words come from the word lists (`lexicon`); the rules here then keep together what a typist would not part: brackets
and what they hold on to, ๆ and ฯ, numbers with their unit, dates, document numbers, abbreviations, titles and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from elaas_desk.thai import lexicon, provinces
from elaas_desk.thai.names import TITLES
from elaas_desk.thai.text import COMBINING_MARKS

BREAK_MARK: Final = "\u200b"
"""Zero-width blank: Qt and word processors may end a line there."""

_NO_BREAK_BLANKS: Final = "\u00a0\u202f\u2060"
_OPENING: Final = "([{“‘«<"
_CLOSING: Final = ")]}”’»>!?%,.;:/ๆฯ…"
LEADING_VOWELS: Final = "เแโใไ"
"""Written before the consonant that they are spoken after; no line ends with one."""
VOWELS_AND_MARKS: Final = "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎"
"""What stands after, over or under its consonant; no line begins with one."""
_NEVER_FIRST: Final = frozenset(VOWELS_AND_MARKS + _CLOSING)

_THAI_LETTERS = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
_BLANKS_AND_MARKS = re.compile(f"[ \\t\\n{BREAK_MARK}]+")

_PREFIXES: Final = frozenset({"การ", "ความ", "ผู้", "นัก", "น่า"})  # they make one word with what follows
_LONGEST_NAME = 24
_LONGEST_PLACE = 16
_LONGEST_GUESS = 40  # longer pieces around unknown words are rather cut than left to overflow a line

# ---------------------------------------------------------------------------------------------------------------------
# What stays together, as patterns over the whole text. N is a number in either digits, M a month.
_N = r"[0-9๐-๙](?:[0-9๐-๙.,:/\-–]{0,30}[0-9๐-๙])?"
_DIGIT = r"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ยี่)"
_M = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|[มกพสตธ]\.?[คพย]\.|มี\.ค\.|เม\.ย\.|มิ\.ย\.)"
)
_UNIT = (
    r"(?:บาท|สตางค์|ราย|ฉบับ|หน้า|ชุด|คน|วัน|เดือน|ปี|ข้อ|แผ่น|ตัวอักษร|ตัว|ครั้ง|กลุ่ม|หน่วยงาน|แห่ง|รายการ"
    r"|อัตรา|ชั่วโมง|นาที|เครื่อง|คัน|หลัง|เล่ม|ใบ|บัญชี|ท่าน|(?:เซนติ|มิลลิ|กิโล)?เมตร|เมกะไบต์|โครงการ|ด้าน|ประเภท|สัปดาห์|ไตรมาส"
    r"|ล้าน|แสน|หมื่น|พัน|ร้อย|ช่อง|บรรทัด|เท่า|น\.|(?:ตร\.|ก|ซ)?ม\.|%)"
)
_COUNTED = (
    r"(?:ข้อ|มาตรา|หมวด|รุ่น|ขั้น|ลำดับ|หมู่|เลข|ฉบับ|ครั้ง|เล่ม|ตอน|ชั้น|แผ่น|ประจำปี|ปี|พ\.ศ\.|ค\.ศ\.|พุทธศักราช|ร้อยละ"
    r"|จำนวน|ระยะเวลา|เวลา|แบบ|ต่อ|โทร\.|โทรศัพท์)"
)
_TOGETHER = tuple(
    map(
        re.compile,
        (
            r"[0-9A-Za-z๐-๙][0-9A-Za-z๐-๙.,:/@_\-–+&#']*[0-9A-Za-z๐-๙%]",  # numbers, Latin words, e-mail
            r"New e-LAAS",
            rf"{_N} {{1,2}}{_M}(?: {{1,2}}(?:พ\.ศ\. {{0,2}})?{_N})?",  # ๑๕  มีนาคม  ๒๕๖๙
            rf"(?:ลง)?วันที่ {{0,2}}(?={_N})(?:{_N})(?: {{1,2}}{_M})?",
            rf"{_M} {{1,2}}(?:พ\.ศ\. {{0,2}})?{_N}",
            rf"{_COUNTED}(?:ที่)? {{0,2}}{_N}",
            rf"{_N} ?{_UNIT}",
            rf"[ก-๎] {{1,2}}[0-9๐-๙]{{1,4}}(?![0-9๐-๙.,:/\-–]| {{0,2}}(?:{_UNIT}|{_M}))",  # โรงเรียนเทศบาล ๑, ห้อง ๒๐๓
            rf"{_N} {{1,2}}[-–] {{1,2}}{_N}(?: {{1,2}}{_M}| ?{_UNIT})?",  # ๒๓ - ๒๕ มีนาคม
            rf"{_N} (?:ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตต|อัฏฐ|นว|ทศ|เอกาทศ|ทวาทศ|เตรส)(?![ก-๎])",  # มาตรา ๔๘ เตรส
            rf"{_DIGIT}(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)",  # amounts in letters
            r"วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์)(?:ที่)?",
            rf"(?<![ก-๎])(?:ที่ {{1,2}})?[ก-ฮ]{{1,3}} {_N}(?:/ ?(?:ว ?)?{_N})?",  # ที่ มท ๐๘๐๘.๔/ว ๐๐๓๖
            rf"(?:/ ?ว|(?<![ก-๎])ว|ที่) {{1,2}}{_N}",
            r" {1,2}[0-9๐-๙]{1,3}\)",  # (โรงเรียนเทศบาล ๒)
            r" ?ฯลฯ",
            r"หรือไม่(?![ก-๎])",  # at the end of a question; else หรือ|ไม่สามารถ
            r"(?<![ก-๎])ณ {1,2}(?:ห้องประชุม[ก-๎]{0,24}|[ก-ฮเ-ไ])",  # ณ อยุธยา, ณ วันที่
            r"หัก ณ ที่จ่าย",
            r"(?:คณะกรรมการ|สำนักงาน) [ก-ฮ]\.[ก-ฮ]\.",  # คณะกรรมการ ป.ป.ช.
            r"[0-9๐-๙](?:[ \-]?[0-9๐-๙]){8,12}",  # ๐ ๒๒๔๑ ๙๐๐๐ and other telephone numbers
            r"(?:[ก-ฮ]{1,4}\.){1,4}(?=[ก-๎])",  # อบต.หนองบัว: the name follows at once
        ),
    )
)
_TITLE = re.compile(
    f"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))}|(?<![ก-๎])คุณ|\\(ลงชื่อ\\)) ?(?=[ก-ฮเ-ไ])"
)
_BEFORE_LAST_NAME = re.compile(" {1,2}(?=[ก-ฮเ-ไ])")
# Words that begin like a title and a name: นายกเทศมนตรี, นายทะเบียน, นายอำเภอ ...
_NO_TITLE = re.compile(
    "นาย(?:ก(?:เทศ|องค์|รัฐ|สมาคม|สภา|เมือง|[ ฯ]|$)|ทะเบียน|อำเภอ|แพทย์|ช่าง|จ้าง|ทหาร|ตำรวจ"
    "|หน้า|ด่าน|ตรวจ|ประกัน|ท้าย|ทุน|เวร|สถานี|ไปรษณีย์)"
    "|คุณ(?:ภาพ|สมบัติ|วุฒิ|ธรรม|ค่า|ลักษณะ|ประโยชน์|ครู|พ่อ|แม่|นาย|หญิง|ชาย|ได้|และ|จะ|ต้อง)"
    "|นาง(?:พยาบาล|สนอง|งาม|แบบ|เอก)|ศาสตราจารย์(?:ใน|ประจำ|ที่)"
    "|(?:สิบ|พัน|ร้อย|พล|จ่า|เรือ|หมู่)(?:ตรี|โท|เอก)(?:ที่|และ|หรือ|ขึ้น)"
)
_PLACE = re.compile(
    "(?P<may_part>องค์การบริหารส่วน(?:ตำบล|จังหวัด)|นายกเทศมนตรี(?=ตำบล|เมือง|นคร))?"
    r"(?(may_part)|(?:เทศบาล(?:ตำบล|เมือง|นคร)|ตำบล|อำเภอ|ถนน|ซอย|บ้าน|วัด|(?:อบต|อบจ|ท[ตมน]|[ตอจถซ])\. ?))"
    "(?=[ก-ฮเ-ไ])"
)
_PROVINCE = re.compile(f"จังหวัด(?:{'|'.join(provinces.NAMES)})")
_NO_PLACE = re.compile(
    "(?:ที่|และ|หรือ|ใน|ของ|ได้|จะ|มี|ให้|เป็น|นี้|นั้น|ทุก|เพื่อ|โดย|ดังกล่าว|ต้อง|พร้อม|ตาม|เมื่อ|ซึ่ง|กับ|ต่อ|ไม่|ขอ|แล้ว|ละ|อื่น|ใด|หนึ่ง|เดียว|เลข|พัก|เรือน|ผล|ระดับ|ความ|ขนาด|ค่า)"
)
# What may follow a name that no blank ends.
_AFTER_NAME = re.compile(
    "ขอ(?!น)|ได้|มี(?!นบุรี)|และ|หรือ|โดย|ซึ่ง|ที่|เป็น|จะ|ให้|ใน|ของ|จึง|ไม่|เพื่อ|ยัง|ต้อง|เมื่อ|ตาม|กับ|เข้า|แจ้ง|ส่ง|ลง|ผู้|ตำแหน่ง|ตรวจ|รวบรวม"
    "|อนุมัติ|มอบ|แต่งตั้ง|ปฏิบัติ|สังกัด|ดำเนิน|ขึ้น|ถึง|เห็น|พร้อม|ว่า|แล้ว|ถูก|อยู่|เรื่อง|อำเภอ|จังหวัด|ตำบล"
)


@lru_cache(maxsize=4096)
def chunks(text: str) -> tuple[str, ...]:
    """The text cut where a line may end after each piece; joined, the pieces are the text.

    Blanks stay at the end of the piece before them. A piece may hold blanks that must not end a line (พ.ศ. ๒๕๖๙), and
    may be longer than a narrow line: who sets the line then breaks it as need be.
    """
    cuts = sorted(_cuts(text))
    return tuple(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True) if end > start)


@lru_cache(maxsize=1024)
def inner_words(piece: str) -> tuple[str, ...]:
    """The words that a piece is made of, as few as they can be: for a line that is too narrow for the whole.

    ผู้จัดซื้อจัดจ้าง is ผู้จัดซื้อ and จัดจ้าง. The piece itself comes back where the lists know no words in it.
    """
    known = lexicon.known_words()
    bare = piece.rstrip()
    best: list[tuple[str, ...] | None] = [(), *[None] * len(bare)]
    for end in range(1, len(bare) + 1):
        if end < len(bare) and not _may_part(bare, end):
            continue
        cuts = (start for start in range(end) if bare[start:end] != bare and _stands_alone(bare[start:end], known))
        ways = ((*before, bare[start:end]) for start in cuts if (before := best[start]) is not None)
        best[end] = min(ways, key=len, default=None)
    found = best[len(bare)]
    return (*found[:-1], found[-1] + piece[len(bare) :]) if found else (piece,)


def _stands_alone(word: str, known: frozenset[str]) -> bool:
    """Whether a line may hold it alone: a word, also with what belongs before it (ผู้ จัดซื้อ)."""
    if word in _PREFIXES or len(word) == 1:
        return False
    return word in known or any(word.startswith(each) and word[len(each) :] in known for each in _PREFIXES)


def with_break_marks(text: str) -> str:
    """The text with U+200B wherever a line may end and no blank shows it already."""
    parts = chunks(text)
    marked = [part if part[-1].isspace() or part[-1] == BREAK_MARK else part + BREAK_MARK for part in parts[:-1]]
    return "".join([*marked, *parts[-1:]])


def _cuts(text: str) -> set[int]:
    cuts = {cut for cut in _candidates(text) if 0 < cut < len(text) and _may_part(text, cut)}
    for pattern in _TOGETHER:
        for match in pattern.finditer(text):
            cuts.difference_update(range(match.start() + 1, match.end()))
    for start, end in _names(text, frozenset(cuts)):
        cuts.difference_update(range(start + 1, end))
    return cuts


def _candidates(text: str) -> Iterator[int]:
    """Ends of words, of blanks, and where Thai letters meet Latin ones."""
    for run in _THAI_LETTERS.finditer(text):
        yield run.start()
        yield from _word_ends(run.group(), run.start())
        yield run.end()
    for blanks in _BLANKS_AND_MARKS.finditer(text):
        yield blanks.end()


def _word_ends(run: str, offset: int) -> Iterator[int]:
    """Ends of the words in a run of Thai letters; a piece that no list knows sticks to its neighbours.

    An unknown piece is most often the middle of a name, whose other parts merely look like words.
    """
    known = lexicon.known_words()
    length, otherwise = 0, ""
    position = offset
    for word, following in pairwise(lexicon.segment(run)):
        position += len(word)
        length += len(word)
        parted = word in known and following in known and _PREFIXES.isdisjoint((word, otherwise))
        otherwise = _last_read_otherwise(word, following, known)
        if (parted and not otherwise) or length > _LONGEST_GUESS:
            length = 0
            yield position


def _last_read_otherwise(word: str, following: str, known: frozenset[str]) -> str:
    """The second of the two other words that two words may be, or nothing where they can be read in one way alone.

    เอก|สารประกอบ is เอกสาร|ประกอบ, and แนว|ทางการ is แนวทาง|การ. No list can tell which of them is meant, so no line
    ends between them.
    """
    both = word + following
    ends = (at for at in range(2, len(both) - 1) if at != len(word))
    return next((both[at:] for at in ends if both[:at] in known and both[at:] in known), "")


def _may_part(text: str, cut: int) -> bool:
    before, after = text[cut - 1], text[cut]
    if after == BREAK_MARK:
        return False
    if before in {"\n", BREAK_MARK}:
        return after != "\n" and after not in COMBINING_MARKS
    if before.isspace():
        return not after.isspace() and _may_follow_blank(text, cut)
    if after.isspace() or before in _NO_BREAK_BLANKS or after in _NO_BREAK_BLANKS:
        return False
    if before in _OPENING or after in _NEVER_FIRST or before in LEADING_VOWELS:
        return False
    return not (before in "/-–." or after in "/-–" or before.isdigit() or after.isdigit())


def _may_follow_blank(text: str, cut: int) -> bool:
    dash = text[cut] in "-–" and text[cut + 1 : cut + 2].isspace()  # ชื่อ - นามสกุล
    return text[cut - 1] not in _NO_BREAK_BLANKS and text[cut] not in _NEVER_FIRST and not dash


def _names(text: str, cuts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Spans of names of persons and places."""
    for match in _TITLE.finditer(text):
        if _begins(text, match.start(), cuts) and not _NO_TITLE.match(text, match.start()):
            first_end = _name_end(text, match.end(), _LONGEST_NAME, cuts)
            yield match.start(), first_end
            last = _BEFORE_LAST_NAME.match(text, first_end)
            if last:
                yield last.end(), _name_end(text, last.end(), _LONGEST_NAME, cuts)
    for match in _PLACE.finditer(text):
        if _begins(text, match.start(), cuts, match.end()) and not _NO_PLACE.match(text, match.end()):
            start = match.end() if match.group("may_part") else match.start()
            yield start, _name_end(text, match.end(), _LONGEST_PLACE, cuts)
    for match in _PROVINCE.finditer(text):
        yield match.span()


def _begins(text: str, position: int, cuts: frozenset[int], end: int = -1) -> bool:
    """Whether something begins here, or a word that holds it ends where it does (ปลัดเทศบาลเมือง|ท่าช้าง)."""
    return position == 0 or not cuts.isdisjoint((position, end)) or not _THAI_LETTERS.match(text[position - 1])


def _name_end(text: str, start: int, longest: int, cuts: frozenset[int]) -> int:
    """Where a name ends: with the letters, before a word that follows names, or where it would be too long for one."""
    run = _THAI_LETTERS.match(text, start, start + longest + 1)
    end = run.end() if run else start
    inside = [cut for cut in range(start + 1, end) if cut in cuts]
    followed = next((cut for cut in inside if _AFTER_NAME.match(text, cut)), end)
    if followed - start <= longest:
        return followed
    return inside[-1] if inside else end
