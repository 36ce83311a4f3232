package org.isango.menu;

/// Where something stands in the menu files, for messages to whoever edits them.
///
/// @param file path below `menus/`
/// @param line from 1
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
