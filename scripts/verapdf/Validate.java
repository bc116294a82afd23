import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.TestAssertion.Status;

/** Says of each PDF whether veraPDF finds it to be PDF/UA-1 and PDF/A-2a; exits with 1 where one is not. */
public class Validate {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

    public static void main(String[] paths) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String path : paths) {
            for (PDFAFlavour standard : STANDARDS) {
                List<String> faults = faults(Path.of(path), standard);
                all &= faults.isEmpty();
                System.out.printf("%s  %s  %s%n", faults.isEmpty() ? "yes" : "NO ", standard, path);
                faults.forEach(fault -> System.out.println("     " + fault));
            }
        }
        System.exit(all ? 0 : 1);
    }

    /** Returns each rule that the file breaks, once, with its clause and the place where it is broken first. */
    private static List<String> faults(Path path, PDFAFlavour standard) throws Exception {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(path.toFile(), standard);
                var validator = foundry.createValidator(standard, false)) {
            Stream<TestAssertion> broken =
                    validator.validate(parser).getTestAssertions().stream()
                            .filter(assertion -> assertion.getStatus() == Status.FAILED);
            return broken.collect(Collectors.groupingBy(TestAssertion::getRuleId)).values().stream()
                    .map(same -> same.get(0))
                    .map(one -> one.getRuleId().getClause() + ": " + one.getMessage() + " at "
                            + one.getLocation().getContext())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
