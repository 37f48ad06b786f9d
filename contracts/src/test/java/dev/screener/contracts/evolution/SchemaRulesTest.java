package dev.screener.contracts.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The checks catch what they are there for. */
class SchemaRulesTest {

  private static final String COLOUR =
      "{'type':'enum','name':'Colour','symbols':['UNKNOWN','RED'],'default':'UNKNOWN'}";

  @Test
  void anEnumWithoutTheDefaultUnknownIsATrap() {
    Schema schema = record("{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y']}}");

    assertThat(SchemaRules.traps(schema)).containsExactly("t.E has no default UNKNOWN");
  }

  @Test
  void aUnionOfSeveralTypesIsATrapAlsoWithinAList() {
    Schema plain = record("{'name':'a','type':['null','int','string']}");
    Schema listed = record("{'name':'a','type':{'type':'array','items':['int','string']}}");

    assertThat(SchemaRules.traps(plain)).hasSize(1);
    assertThat(SchemaRules.traps(listed)).hasSize(1);
  }

  @Test
  void reasonsAsAnEnumAreATrap() {
    Schema one = record("{'name':'reason','type':['null'," + COLOUR + "],'default':null}");
    Schema several = record("{'name':'reasons','type':{'type':'array','items':" + COLOUR + "}}");

    assertThat(SchemaRules.traps(one))
        .containsExactly("t.R.reason holds reasons but not as strings");
    assertThat(SchemaRules.traps(several)).hasSize(1);
  }

  @Test
  void optionalValuesListsAndGoodEnumsAreNone() {
    Schema schema =
        record(
            "{'name':'a','type':['null','int'],'default':null},"
                + "{'name':'b','type':"
                + COLOUR
                + "},{'name':'reasons','type':{'type':'array','items':'string'}}");

    assertThat(SchemaRules.traps(schema)).isEmpty();
  }

  @Test
  void anAddedFieldWithoutADefaultIsNamed() {
    Schema first = record("{'name':'a','type':'int'}");
    Schema added = record("{'name':'a','type':'int'},{'name':'b','type':'int'}");

    assertThat(SchemaRules.addedWithoutDefault(first, added))
        .containsExactly("t.R.b was added without a default");
    assertThat(SchemaRules.incompatibilities(first, added)).hasSize(1);
  }

  @Test
  void aRemovedFieldThatOlderReadersNeedIsFound() {
    Schema first = record("{'name':'a','type':'int'},{'name':'b','type':'int'}");
    Schema removed = record("{'name':'a','type':'int'}");

    assertThat(SchemaRules.incompatibilities(first, removed))
        .singleElement()
        .asString()
        .startsWith("an older reader fails");
  }

  @Test
  void addedFieldsWithDefaultsAndAddedSymbolsAreCompatible() {
    Schema first = record("{'name':'a','type':" + COLOUR + "}");
    Schema grown =
        record(
            "{'name':'a','type':"
                + COLOUR.replace("'RED'", "'RED','BLUE'")
                + "},{'name':'b','type':['null','string'],'default':null}");

    assertThat(SchemaRules.incompatibilities(first, grown)).isEmpty();
    assertThat(SchemaRules.addedWithoutDefault(first, grown)).isEmpty();
  }

  @Test
  void docsAndJavaStringsDoNotMakeAVersion() {
    Schema said = record("{'name':'a','type':'string','doc':'what it is'}");
    Schema unsaid = record("{'name':'a','type':{'type':'string','avro.java.string':'String'}}");
    Schema other = record("{'name':'a','type':'string','default':''}");

    assertThat(SchemaRules.bare(said)).isEqualTo(SchemaRules.bare(unsaid));
    assertThat(SchemaRules.bare(said)).isNotEqualTo(SchemaRules.bare(other));
  }

  private static Schema record(String fields) {
    String json = "{'type':'record','name':'R','namespace':'t','fields':[" + fields + "]}";
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
