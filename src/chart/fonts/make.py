"""Makes regular.ttf and bold.ttf: static Latin fonts to measure text with and to draw PNGs with.

In a fresh folder: npm pack @fontsource-variable/atkinson-hyperlegible-next, unpack it, pip install fonttools brotli, and
run this there. Tables that only shape text are left out: layouts count advance widths, without kerning.
"""

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Atkinson Hyperlegible Next"
SOURCE = "package/files/atkinson-hyperlegible-next-%s-wght-normal.woff2"


def static(part, weight):
    """One of the package's files at one weight."""
    font = instancer.instantiateVariableFont(TTFont(SOURCE % part, recalcTimestamp=False), {"wght": weight})
    for table in ("GSUB", "GPOS", "GDEF", "prep", "gasp", "STAT", "MVAR"):
        if table in font:
            del font[table]
    font.flavor = None
    path = f"{part}-{weight}.ttf"
    font.save(path)
    return path


def named(font, weight, style):
    """The names by which programs tell the two apart."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    name = f"{FAMILY} {style}"
    post_script = f"AtkinsonHyperlegibleNext-{style}"
    for place, text in ((1, FAMILY), (2, style), (3, f"{post_script};subset"), (4, name), (6, post_script)):
        names.setName(text, place, 3, 1, 0x409)
    bold = weight == 700
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    # The same files whenever they are made.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = TTFont(SOURCE % "latin")["head"].created


def make(weight, style):
    """Both parts in one font, with the letters charts need."""
    font = merge.Merger().merge([static(part, weight) for part in ("latin", "latin-ext")])
    letters = [code for code in font.getBestCmap() if code < 0x250 or 0x2000 <= code < 0x2300]
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    named(font, weight, style)
    font.save(f"{style.lower()}.ttf")


make(400, "Regular")
make(700, "Bold")
