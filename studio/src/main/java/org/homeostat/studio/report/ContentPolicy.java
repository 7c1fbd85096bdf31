package org.homeostat.studio.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The content security policy of a page: its own styles and scripts by their hash, fonts from
/// inside the page, and nothing else.
final class ContentPolicy {
  private ContentPolicy() {}

  static String of(List<String> styles, List<String> scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; font-src data:"
        + ("; style-src " + hashes(styles))
        + ("; script-src " + hashes(scripts));
  }

  private static String hashes(List<String> texts) {
    return texts.stream().map(ContentPolicy::hash).collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    byte[] digest = sha256().digest(text.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
