package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGaugeTest {

  private final ReviewScorer scorer = new ReviewScorer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I went in with no hopes and it was the best thing that I have seen this year",
        "de | Der Film ist viel zu lang und die Musik hat mich auch nicht überzeugt",
        "fr | Ce film est une merveille, avec des acteurs qui ne font pas semblant",
        "es | La película es muy larga pero los actores lo hacen bien y no me aburrí",
        "pt | O filme não é mau mas a história podia ser muito melhor, também achei longo",
        "it | Il film è troppo lungo ma gli attori sono bravi e la musica mi ha commosso",
        "nl | Een mooie film maar het einde was niet wat ik had verwacht van deze regisseur",
        "sv | Filmen är väldigt lång och jag förstod inte slutet men skådespelarna var bra",
        "fi | Elokuva on liian pitkä mutta näyttelijät ovat hyvin valittuja, enkä minä nukahtanut",
        "pl | Film jest za długi, ale aktorzy grają bardzo dobrze i nie nudziłem się",
        "cs | Film je příliš dlouhý, ale herci jsou skvělí a hudba mi nevadila",
        "hu | A film túl hosszú, de a színészek nagyon jók és nem unatkoztam",
        "ro | Filmul este prea lung, dar actorii sunt foarte buni și nu m-am plictisit",
        "tr | Film çok uzun ama oyuncular gerçekten iyi ve bir daha izlemek isterim",
        "vi | Phim này quá dài nhưng diễn viên rất hay và tôi không thấy chán",
        "id | Film ini terlalu panjang tapi pemainnya bagus dan saya tidak bosan",
        "ru | Фильм слишком длинный, но актёры играют хорошо, и мне не было скучно",
        "uk | Фільм занадто довгий, але актори грають добре і мені не було нудно",
        "bg | Филмът е твърде дълъг, но актьорите са добри и не ми беше скучно",
        "el | Η ταινία είναι πολύ μεγάλη αλλά οι ηθοποιοί παίζουν καλά",
        "he | הסרט ארוך מדי אבל השחקנים מצוינים",
        "ar | الفيلم طويل جدا لكن الممثلين على مستوى عال و لا ملل في القصة",
        "fa | این فیلم خیلی طولانی است ولی بازیگران خوب هستند",
        "hi | यह फिल्म बहुत लंबी है लेकिन कलाकारों का काम अच्छा है",
        "th | หนังยาวเกินไปแต่นักแสดงเล่นดีมาก",
        "ko | 영화가 너무 길지만 배우들의 연기가 좋아서 지루하지 않았다",
        "ja | 映画は長すぎるけれど俳優の演技がよくて退屈しなかった",
        "zh | 电影太长了，但是演员演得很好，一点也不无聊",
      })
  void aSentenceTellsItsLanguage(String code, String text) {
    assertThat(language(text)).isEqualTo(Languages.number(code));
  }

  @Test
  void twoWordsThatManyLanguagesHaveTellNone() {
    assertThat(language("Super film")).isNaN();
    assertThat(language("10/10")).isNaN();
    assertThat(language("")).isNaN();
    assertThat(language("Фильм супер")).isNaN();
  }

  @Test
  void aForeignTitleInItsOwnScriptDoesNotChangeTheLanguage() {
    assertThat(language("I saw 기생충 with a friend and it was the best that we have seen"))
        .isEqualTo(Languages.number("en"));
  }

  @Test
  void disguisedEnglishIsEnglish() {
    assertThat(language("Thіs is thе bеst that І havе sееn and you should not miss it"))
        .isEqualTo(Languages.number("en"));
  }

  @Test
  void theNumberHasTheLettersPlacesInTheAlphabet() {
    assertThat(Languages.number("en")).isEqualTo(514);
    assertThat(Languages.number("ko")).isEqualTo(1115);
  }

  private float language(String text) {
    return scorer.score(new ReviewText(null, text, null)).value(ContentSignal.LANGUAGE);
  }
}
