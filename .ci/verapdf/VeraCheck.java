import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** VeraCheck FLAVOUR[,FLAVOUR] FILE...: a line PASS or FAIL for each, with the rules broken; exits 1 on any FAIL. */
public class VeraCheck {
  private static final int WIDTH = 300;

  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("usage: check FLAVOURS FILE...");
      System.exit(2);
    }
    VeraGreenfieldFoundryProvider.initialise();
    int failed = 0;
    for (int i = 1; i < args.length; i++) {
      for (String flavour : args[0].split(",")) {
        if (!passes(args[i], flavour)) failed++;
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  private static boolean passes(String file, String name) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (FileInputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      boolean good = result.isCompliant();
      System.out.printf("%s  %s  %s  checks=%d%n", good ? "PASS" : "FAIL", name, file, result.getTotalAssertions());
      if (!good) report(result);
      return good;
    }
  }

  private static void report(ValidationResult result) {
    Map<String, String> broken = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      broken.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
    }
    broken.forEach((rule, text) ->
        System.out.println("    " + rule + ": " + text.substring(0, Math.min(WIDTH, text.length()))));
  }
}
