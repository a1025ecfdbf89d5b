import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files with veraPDF and prints one line, of fields between tabs, for each file and
 * standard, then one for each rule that was not followed.
 *
 * <p>Arguments are pairs: the standards between commas (2a,ua1), and the file. The profiles
 * inside the library are read with the parser of the Java runtime, so that nothing else is needed.
 */
public final class Conformance {
    private static final String PROFILES = "org/verapdf/pdfa/validation/";
    private static final Map<String, ValidationProfile> READ = new LinkedHashMap<>();

    private Conformance() {}

    public static void main(String[] pairs) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 0; place < pairs.length; place += 2) {
            for (String standard : pairs[place].split(",")) {
                check(standard, pairs[place + 1]);
            }
        }
    }

    private static void check(String standard, String file) throws Exception {
        if (!READ.containsKey(standard)) {
            READ.put(standard, new Profile(standard).read());
        }
        try (InputStream data = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance()
                        .createParser(data, PDFAFlavour.byFlavourId(standard));
                PDFAValidator validator =
                        ValidatorFactory.createValidator(READ.get(standard), false)) {
            report(standard, file, validator.validate(parser));
        }
    }

    private static void report(String standard, String file, ValidationResult result) {
        print("checked", file, standard, String.valueOf(result.getTotalAssertions()));
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                first.putIfAbsent(rule, one);
            }
        }
        for (Map.Entry<String, TestAssertion> one : first.entrySet()) {
            String where = one.getValue().getLocation().getContext();
            print("failed", file, standard, one.getKey(), one.getValue().getMessage(), where);
        }
        if (!result.isCompliant() && first.isEmpty()) {
            print("failed", file, standard, "?", "not compliant, no rule named", "");
        }
    }

    private static void print(String... fields) {
        List<String> flat = new ArrayList<>();
        for (String field : fields) {
            flat.add(String.valueOf(field).replaceAll("\\s+", " "));
        }
        System.out.println(String.join("\t", flat));
    }

    /** One of the profiles that the library carries as XML. */
    private static final class Profile {
        private final PDFAFlavour flavour;
        private final String name;
        private final Element root;

        Profile(String standard) throws Exception {
            flavour = PDFAFlavour.byFlavourId(standard);
            name = standard.startsWith("ua")
                    ? "PDFUA-" + standard.substring(2)
                    : "PDFA-" + standard.toUpperCase();
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            ClassLoader loader = Conformance.class.getClassLoader();
            try (InputStream xml = loader.getResourceAsStream(PROFILES + name + ".xml")) {
                root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            }
        }

        ValidationProfile read() {
            SortedSet<Rule> rules = new TreeSet<>((one, other) ->
                    new Profiles.RuleIdComparator().compare(one.getRuleId(), other.getRuleId()));
            for (Element element : all(root, "rule")) {
                rules.add(rule(element));
            }
            SortedSet<Variable> variables = new TreeSet<>(Comparator.comparing(Variable::getName));
            for (Element element : all(root, "variable")) {
                variables.add(Profiles.variableFromValues(
                        element.getAttribute("name"),
                        element.getAttribute("object"),
                        text(element, "defaultValue"),
                        text(element, "value")));
            }
            return Profiles.profileFromSortedValues(
                    flavour,
                    Profiles.profileDetailsFromValues(name, name, "", new Date(0)),
                    "",
                    rules,
                    variables);
        }

        private static Rule rule(Element element) {
            Element id = all(element, "id").get(0);
            Element error = all(element, "error").get(0);
            List<ErrorArgument> arguments = new ArrayList<>();
            for (Element argument : all(error, "argument")) {
                arguments.add(ErrorArgumentImpl.fromValues(
                        argument.getTextContent(), attribute(argument, "name"), null));
            }
            String deferred = attribute(element, "deferred");
            return Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    element.getAttribute("object"),
                    deferred == null ? null : Boolean.valueOf(deferred),
                    attribute(element, "tags"),
                    text(element, "description"),
                    text(element, "test"),
                    Profiles.errorFromValues(text(error, "message"), arguments),
                    new ArrayList<>());
        }

        private static List<Element> all(Element above, String tag) {
            NodeList found = above.getElementsByTagNameNS("*", tag);
            List<Element> elements = new ArrayList<>();
            for (int place = 0; place < found.getLength(); place++) {
                elements.add((Element) found.item(place));
            }
            return elements;
        }

        private static String text(Element above, String tag) {
            List<Element> found = all(above, tag);
            return found.isEmpty() ? null : found.get(0).getTextContent();
        }

        private static String attribute(Element element, String name) {
            return element.hasAttribute(name) ? element.getAttribute(name) : null;
        }
    }
}
