package org.isango.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/// Refuses what Netty would forgive and a proxy before us might read differently (RFC 9112, 5.2 and
/// 6.1): a body with two lengths, two hosts, folded header lines, codings we do not know, versions
/// other than 1.0 and 1.1. Also counts the headers, which Netty only measures.
final class StrictDecoder extends VertxHttpRequestDecoder {
  /// What Vert.x calls its decoder in a connection's pipeline.
  static final String NAME = "httpDecoder";

  private static final int MOST_HEADERS = 64;

  /// Where the next byte belongs. Netty takes whole lines, so a buffer begins with one.
  private enum At {
    FIRST_LINE,
    HEADERS,
    BODY,
    REFUSED
  }

  private At at = At.FIRST_LINE;
  private int headers;

  StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (at == At.REFUSED) {
      in.skipBytes(in.readableBytes());
    } else if (folds(in)) {
      refuse(createInvalidMessage(), out);
    } else {
      super.decode(context, in, out);
      for (int i = 0; i < out.size() && at != At.REFUSED; i++) check(out.get(i), out);
    }
  }

  private void check(Object part, List<Object> out) {
    if (part instanceof HttpRequest request) {
      at = At.BODY;
      if (request.decoderResult().isSuccess() && ambiguous(request)) {
        out.clear();
        refuse(createInvalidMessage(), out);
        return;
      }
    }
    if (part instanceof LastHttpContent) at = At.FIRST_LINE;
  }

  private void refuse(HttpMessage invalid, List<Object> out) {
    at = At.REFUSED;
    invalid.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("ambiguous")));
    out.add(invalid);
  }

  private static boolean ambiguous(HttpRequest request) {
    if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) return true;
    var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.isEmpty()) return false;
    return codings.size() > 1
        || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
        || request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        || request.protocolVersion().minorVersion() == 0;
  }

  /// Whether a line of the head begins with a blank, which once meant that it continues the one
  /// before.
  private boolean folds(ByteBuf in) {
    if (at == At.BODY) return false;
    int i = in.readerIndex();
    boolean begins = at == At.HEADERS;
    while (!begins && i < in.writerIndex() && in.getUnsignedByte(i) <= ' ') i++;
    for (; i < in.writerIndex(); i++) {
      byte b = in.getByte(i);
      if (begins && (b == ' ' || b == '\t')) return true;
      if (begins && (b == '\r' || b == '\n')) return false;
      begins = b == '\n';
    }
    return false;
  }

  @Override
  protected HttpMessage createMessage(String[] firstLine) {
    if (!firstLine[2].equals("HTTP/1.1") && !firstLine[2].equals("HTTP/1.0")) {
      throw new IllegalArgumentException("version");
    }
    at = At.HEADERS;
    headers = 0;
    return super.createMessage(firstLine);
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (length == 0) throw new IllegalArgumentException("header without a name");
    if (++headers > MOST_HEADERS) throw new TooLongHttpHeaderException("headers");
    return super.splitHeaderName(line, start, length);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("two lengths");
  }
}
