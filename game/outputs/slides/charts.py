"""Charts that office programs own: whoever gets the slides can change their figures and their looks."""

from __future__ import annotations

from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from game.design.theme import LIGHT, Colour
from game.outputs.office.workbook import figures_behind
from game.outputs.slides.slide import Hue, Series, SlideChart

Box = tuple[int, int, int, int]
SMALL: Final = 14
"""points of the smallest text on a slide"""
_LINES: Final[dict[Hue, tuple[Colour, MSO_LINE]]] = {
    "ours": (LIGHT.flows["recovered"].edge, MSO_LINE.SOLID),
    "idle": (LIGHT.flows["virgin"].fill, MSO_LINE.ROUND_DOT),
    "alone": (LIGHT.flows["landfill"].fill, MSO_LINE.DASH),
    "together": (LIGHT.teams[0].fill, MSO_LINE.DASH),
    "best": (LIGHT.flows["energy"].edge, MSO_LINE.DASH_DOT),
    "real": (LIGHT.ink, MSO_LINE.ROUND_DOT),
    "signed": (LIGHT.teams[2].edge, MSO_LINE.DASH),
}
_FILLS: Final[dict[Hue, Colour]] = {
    "ours": LIGHT.flows["recovered"].edge,
    "idle": LIGHT.flows["product"].fill,
    "saved": LIGHT.flows["recovered"].fill,
    "bought": LIGHT.flows["virgin"].fill,
    "rise": LIGHT.flows["landfill"].fill,
    "alone": LIGHT.flows["landfill"].fill,
}
_KINDS: Final = {
    "lines": XL_CHART_TYPE.LINE,
    "stairs": XL_CHART_TYPE.COLUMN_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
}


def add_chart(slide: Any, chart: SlideChart, box: Box) -> None:
    """Put a chart on a slide, with its figures as a workbook behind it."""
    data: Any = CategoryChartData(number_format=chart.form)  # type: ignore[no-untyped-call]
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(_KINDS[chart.kind], *map(Emu, box), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.about)
    drawn = frame.chart
    columns = [(series.name, series.values) for series in chart.series]
    drawn.part.chart_workbook.update_from_xlsx_blob(figures_behind(chart.categories, columns))
    drawn.font.size = Pt(SMALL)
    drawn.font.color.rgb = rgb(LIGHT.ink)
    _axes(drawn, chart)
    for made, series in zip(drawn.plots[0].series, chart.series, strict=True):
        if chart.kind == "lines":
            _line(made, series)
        else:
            _columns(made, series, chart.kind)


def rgb(colour: Colour) -> RGBColor:
    """A colour as the library has it."""
    return RGBColor(*colour)  # type: ignore[no-untyped-call]


def _axes(drawn: Any, chart: SlideChart) -> None:
    drawn.has_title = False
    has_values = chart.kind in ("lines", "columns") or not chart.series[-1].labels
    drawn.value_axis.visible = has_values
    drawn.value_axis.has_major_gridlines = has_values
    if has_values:
        drawn.value_axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.line)
        drawn.value_axis.format.line.fill.background()
        drawn.value_axis.tick_labels.number_format = chart.form
        drawn.value_axis.tick_labels.number_format_is_linked = False
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    drawn.category_axis.format.line.color.rgb = rgb(LIGHT.ink2)
    if chart.kind == "bars":
        drawn.category_axis.reverse_order = True
        # Names run from the top; the figures stay below. The library sets this of the other axis only.
        drawn.value_axis._element.find(qn("c:crosses")).set("val", "max")
    if chart.kind != "lines":
        drawn.plots[0].gap_width = 60
        drawn.plots[0].overlap = 100 if chart.kind == "stairs" else 0
    shown = [series for series in chart.series if series.hue != "hidden"]
    drawn.has_legend = len(shown) > 1 and chart.kind != "stairs"
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(SMALL + 2)


def _line(made: Any, series: Series) -> None:
    colour, dash = _LINES[series.hue]
    made.smooth = False
    made.format.line.color.rgb = rgb(colour)
    made.format.line.width = Pt(5 if series.hue == "ours" else 3)
    made.format.line.dash_style = dash


def _columns(made: Any, series: Series, kind: str) -> None:
    if series.hue == "hidden":
        made.format.fill.background()
    else:
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = rgb(_FILLS[series.hue])
    if series.hue == "idle":
        made.format.line.color.rgb = rgb(LIGHT.ink2)
    made.invert_if_negative = False
    for at, label in enumerate(series.labels):
        if label:
            text = made.points[at].data_label.text_frame
            text.text = label
            font = text.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(SMALL + 2), True
            is_light = kind == "bars" or series.hue in ("idle", "saved")
            font.color.rgb = rgb(LIGHT.ink if is_light else LIGHT.panel)
            where = XL_LABEL_POSITION.OUTSIDE_END if kind == "bars" else XL_LABEL_POSITION.CENTER
            made.points[at].data_label.position = where


def spoken_in(shape: Any, language: str) -> None:
    """Say in which language a text is, for those who hear it and for whoever checks its spelling."""
    for properties in shape.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", language)
