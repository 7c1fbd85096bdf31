package org.homeostat.studio.report;

/// One thing a section shows.
public sealed interface Block
    permits Lines, Panels, Phase, Animation, Table, Tiles, Facts, Source, Equations, Text, Note {}
