package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a file says about its graph and nodes beside what they do: names, texts and numbers in
/// groups of any depth. It is kept from reading to writing, and means nothing here.
///
/// A node is named by the graphs around it and itself, as `inner/lif`; the outermost graph by
/// nothing.
public final class Metadata {
  /// What a file that says nothing says.
  public static final Metadata NONE = new Metadata(Map.of());

  private static final String FIELD = "metadata";
  private static final String NODES = "nodes";

  private final Map<String, Item.Folder> said;

  private Metadata(Map<String, Item.Folder> said) {
    this.said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
  }

  /// What the group of a graph holds.
  static Metadata of(Item.Folder graph) {
    Map<String, Item.Folder> said = new LinkedHashMap<>();
    collect(graph, "", said);
    return new Metadata(said);
  }

  private static void collect(Item.Folder node, String name, Map<String, Item.Folder> said) {
    if (node.items().get(FIELD) instanceof Item.Folder folder && !folder.items().isEmpty()) {
      said.put(name, folder);
    }
    inner(node)
        .forEach((each, item) -> {
          if (item instanceof Item.Folder folder) {
            collect(folder, name.isEmpty() ? each : name + "/" + each, said);
          }
        });
  }

  private static Map<String, Item> inner(Item.Folder node) {
    return node.items().get(NODES) instanceof Item.Folder nodes ? nodes.items() : Map.of();
  }

  /// The same group, with what is said about each of its nodes that is still there.
  Item.Folder into(Item.Folder graph) {
    return said.isEmpty() ? graph : into(graph, "");
  }

  private Item.Folder into(Item.Folder node, String name) {
    Map<String, Item> items = new LinkedHashMap<>(node.items());
    Map<String, Item> nodes = new LinkedHashMap<>(inner(node));
    nodes.replaceAll((each, item) ->
        item instanceof Item.Folder folder
            ? into(folder, name.isEmpty() ? each : name + "/" + each)
            : item);
    if (!nodes.isEmpty()) {
      items.put(NODES, new Item.Folder(nodes));
    }
    Item.Folder folder = said.get(name);
    if (folder != null) {
      items.put(FIELD, folder);
    }
    return new Item.Folder(items);
  }

  /// The nodes about which something is said.
  public Set<String> nodes() {
    return said.keySet();
  }
}
