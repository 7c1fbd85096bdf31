"""Prints the files that Pymoca parses to one model of the same name."""

import sys

import pymoca.parser

for file in sys.argv[1:]:
    tree = pymoca.parser.parse(open(file).read())
    if tree is not None and file.removesuffix(".mo") in tree.classes:
        print(file)
