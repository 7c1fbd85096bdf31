package org.homeostat.studio.report;

/// One thing a section shows.
public sealed interface Block
    permits Lines,
        Panels,
        Phase,
        Scatter,
        Ancestry,
        Animation,
        Table,
        Confusion,
        Images,
        Tiles,
        Facts,
        Links,
        Source,
        Equations,
        Row,
        Text,
        Note {}
