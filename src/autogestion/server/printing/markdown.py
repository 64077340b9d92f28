"""Members' Markdown as plain values for the sheets: nested dicts with the kind under `k`, words under `t`."""

from typing import Any

from markdown_it.tree import SyntaxTreeNode

from autogestion.server.web.texts import SCHEMES, parsed

Node = dict[str, Any]

NESTED_MAX = 8
"""Lists in quotations in lists: what lies deeper is set in line with what holds it."""

_INSIDE = {"em": "em", "strong": "strong", "s": "struck"}
_AROUND = {
    "bullet_list": "bullets",
    "list_item": "item",
    "blockquote": "quoted",
}
_LEAVES = ("paragraph", "heading", "fence", "code_block", "table")


def nodes(text: str) -> list[Node]:
    """The blocks of a text. A writer's highest heading comes below those of the page."""
    return _blocks(SyntaxTreeNode(parsed(text)), 0)


def _blocks(parent: SyntaxTreeNode, depth: int) -> list[Node]:
    found: list[Node] = []
    for node in parent.children:
        found += _block(node, depth)
    return found


def _block(node: SyntaxTreeNode, depth: int) -> list[Node]:
    kind = node.type
    if kind in ("paragraph", "heading"):
        inside = [one for child in node.children for one in _inline(child, 0)]
        if kind == "heading":
            return [{"k": "heading", "level": int(node.tag[1]), "in": inside}]
        return [{"k": "paragraph", "in": inside}]
    if kind in _AROUND or kind == "ordered_list":
        if depth >= NESTED_MAX and kind != "list_item":
            return [one for leaf in node.walk() if leaf.type in _LEAVES for one in _block(leaf, 0)]
        inside = _blocks(node, depth if kind == "list_item" else depth + 1)
        if kind == "ordered_list":
            return [{"k": "numbers", "start": int(node.attrs.get("start", 1)), "in": inside}]
        return [{"k": _AROUND[kind], "in": inside}]
    if kind in ("fence", "code_block"):
        return [{"k": "code", "t": node.content.rstrip("\n")}]
    if kind == "hr":
        return [{"k": "rule"}]
    if kind == "table":
        return [_table(node)]
    return []


def _table(node: SyntaxTreeNode) -> Node:
    rows = [
        [[one for child in cell.children for one in _inline(child, 0)] for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    return {"k": "table", "head": rows[0], "rows": rows[1:]}


def _inline(node: SyntaxTreeNode, depth: int) -> list[Node]:
    kind = node.type
    if kind == "inline" or (depth >= NESTED_MAX and node.children):
        return [one for child in node.children for one in _inline(child, depth)]
    if kind in ("text", "code_inline"):
        return [{"k": "code" if kind == "code_inline" else "text", "t": node.content}]
    if kind in ("softbreak", "hardbreak"):
        return [{"k": "space" if kind == "softbreak" else "break"}]
    if kind in _INSIDE:
        return [
            {"k": _INSIDE[kind], "in": [o for c in node.children for o in _inline(c, depth + 1)]}
        ]
    if kind == "link":
        inside = [one for child in node.children for one in _inline(child, depth + 1)]
        return _link(str(node.attrs.get("href", "")), inside)
    if kind == "image":
        address = str(node.attrs.get("src", ""))
        return _link(address, [{"k": "text", "t": node.content or address}])
    return []


def _link(address: str, inside: list[Node]) -> list[Node]:
    """A link with its address for those who read on paper; a scheme that leads to no page is no link."""
    if address.partition(":")[0].lower() not in SCHEMES:
        return inside
    said = "".join(one.get("t", "") for one in inside)
    shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
    is_said = said.strip().rstrip("/") in (address.rstrip("/"), shown.rstrip("/"))
    return [{"k": "link", "to": address, "shown": "" if is_said else shown, "in": inside}]
