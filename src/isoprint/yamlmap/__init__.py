"""YAML with positions: bytes in; a tree of texts, lists and mappings out, each with its place in the file."""

from isoprint.yamlmap.place import TextPlace, place_of
from isoprint.yamlmap.read import read_yaml
from isoprint.yamlmap.tree import Broken, Items, Keys, Node, Scalar, YamlTree

__all__ = ["Broken", "Items", "Keys", "Node", "Scalar", "TextPlace", "YamlTree", "place_of", "read_yaml"]
