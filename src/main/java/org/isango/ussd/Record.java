package org.isango.ussd;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isango.gateway.Transcript;
import org.isango.gateway.UssdReply;
import org.isango.menu.State;
import org.isango.menu.StateCodec;

/// A session as it is stored, sealed: enough to go on after a restart or on another instance, and
/// to answer a repeat with the same bytes. It holds no number and not what she typed.
///
/// @param caller mark of who it belongs to
/// @param menus version of the menus it began with
/// @param pinned whether it was seen hop by hop from its first one on
/// @param transcript marks of the answered transcript
/// @param replies the last replies, oldest first: two, so that a hop that comes late is answered
///   with the same bytes on any instance
record Record(
    byte[] caller,
    String menus,
    boolean pinned,
    Transcript transcript,
    State state,
    List<UssdReply> replies) {
  private static final int FORMAT = 4;
  private static final int REPLIES = 2;

  Record {
    replies = List.copyOf(replies.subList(Math.max(0, replies.size() - REPLIES), replies.size()));
  }

  byte[] encode() {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      write(out, caller);
      write(out, menus.getBytes(StandardCharsets.UTF_8));
      out.writeBoolean(pinned);
      write(out, transcript.encode());
      write(out, StateCodec.encode(state));
      out.writeByte(replies.size());
      for (var reply : replies) {
        write(out, reply.text().getBytes(StandardCharsets.UTF_8));
        out.writeBoolean(reply.end());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Reads a stored session; empty when it was written by something else.
  static Optional<Record> decode(byte[] stored) {
    try (var in = new DataInputStream(new ByteArrayInputStream(stored))) {
      if (in.readUnsignedByte() != FORMAT) return Optional.empty();
      var caller = read(in);
      var menus = new String(read(in), StandardCharsets.UTF_8);
      boolean pinned = in.readBoolean();
      var transcript = Transcript.decode(read(in));
      var state = StateCodec.decode(read(in));
      var replies = new ArrayList<UssdReply>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        replies.add(new UssdReply(new String(read(in), StandardCharsets.UTF_8), in.readBoolean()));
      }
      return transcript.isPresent() && state.isPresent() && !replies.isEmpty()
          ? Optional.of(new Record(caller, menus, pinned, transcript.get(), state.get(), replies))
          : Optional.empty();
    } catch (IOException rubbish) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeShort(part.length);
    out.write(part);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readUnsignedShort());
  }
}
