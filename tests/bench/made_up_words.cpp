#include "tests/bench/made_up_words.h"

#include <array>
#include <cmath>
#include <string_view>

namespace matinee {

namespace {

using Words = std::vector<std::string_view>;

Words split(std::string_view text)
{
    Words words;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        words.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

const Words &nouns()
{
    static const Words words = split(
        "Night Day Man Woman House Love Life Death City World War Girl Boy River Road Game King Queen Heart "
        "Dream Fire Ice Storm Shadow Light Moon Sun Star Sea Island Mountain Forest Garden Street Bridge "
        "Train "
        "Ship Letter Secret Story Song Dance Dancer Hunter Thief Stranger Ghost Witch Devil Angel Wolf "
        "Dragon "
        "Tiger Horse Bird Dog Cat Snake Spider Rose Winter Summer Spring Autumn Morning Midnight Sunday "
        "Friday "
        "Summer Wedding Funeral Murder Crime Justice Revenge Honor Glory Victory Silence Memory Mirror "
        "Window "
        "Door Room Hotel Castle Prison School Hospital Church Circus Theatre Brother Sister Father Mother "
        "Son "
        "Daughter Child Soldier Doctor Detective Killer Teacher Prince Princess Captain Cowboy Pirate "
        "Samurai "
        "Robot Monster Machine Legend Journey Return Escape Promise Lie Truth Kiss Smile Tear Blood Bone "
        "Gold "
        "Silver Diamond Crown Sword Gun Bullet Race Runner Fighter Hero Outlaw Rebel Orphan Widow Bride Sky "
        "Horizon Border Valley Desert Ocean Harbour Paradise Hell Heaven Earth Planet Galaxy Time Clock Hour "
        "Year Century End Beginning Chance Fortune Money Bank Market Party Holiday Summer Beach Rain Snow "
        "Wind "
        "Thunder Darkness Dawn Dusk Candle Photograph Painting Piano Violin Music Radio Telephone Book "
        "Diary");
    return words;
}

const Words &adjectives()
{
    static const Words words = split(
        "Last First Lost Dark Black White Red Blue Green Golden Silent Broken Hidden Secret Wild Little "
        "Big Great Good Bad Evil Dead Living Young Old New Long Lonely Beautiful Strange Perfect Deadly "
        "Crazy Sweet Bitter Cold Burning Frozen Empty Endless Final Forbidden Forgotten Happy Innocent "
        "Invisible Midnight Naked Quiet Royal Sleeping True Unknown Wicked Electric Savage Sacred");
    return words;
}

const Words &places()
{
    static const Words words =
        split("Paris Berlin Tokyo London Rome Vienna Chicago Texas Brooklyn Havana Shanghai Istanbul Moscow "
              "Madrid Lisbon Dublin Cairo Bombay Venice Prague Warsaw Manhattan Alaska Africa Brazil Mexico");
    return words;
}

const Words &givenNames()
{
    static const Words words = split(
        "James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard "
        "Susan "
        "Joseph Jessica Thomas Sarah Charles Karen Christopher Nancy Daniel Lisa Matthew Betty Anthony Helen "
        "Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol "
        "Kevin "
        "Amanda Brian Dorothy George Melissa Edward Deborah Ronald Stephanie Timothy Rebecca Jason Sharon "
        "Hans "
        "Greta Pierre Amélie François Zoë Luis Sofía José Inés Marco Giulia Paolo Chiara Hiroshi Yuki Kenji "
        "Akira Sakura Takeshi Wei Li Ming Xiu Ivan Olga Dmitri Natasha Sergei Anna Lars Ingrid Björn Astrid "
        "Søren Freja Raj Priya Amit Deepika Ali Fatima Omar Leila Mehmet Ayşe Chinua Amara Kwame Zainab "
        "João");
    return words;
}

const Words &surnames()
{
    static const Words words = split(
        "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez "
        "Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark "
        "Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams "
        "Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Müller Schmidt Schneider Fischer Weber "
        "Dubois Lefèvre Moreau Rossi Ferrari Bianchi Romano Tanaka Suzuki Yamamoto Watanabe Kobayashi "
        "Kurosawa "
        "Wang Zhang Chen Liu Kim Park Choi Singh Kumar Sharma Patel Ivanov Petrov Smirnov Kowalski Nowak "
        "Andersson Larsson Hansen Nielsen Virtanen O'Brien O'Connor McDonald Fraser Silva Santos Costa "
        "Yılmaz");
    return words;
}

struct Script {
    const char *joiner;
    Words words;
};

const std::vector<Script> &scripts()
{
    static const std::vector<Script> all = {
        {"の", split("夜 東京 物語 春 海 侍 雪 花 夢 影 鬼 子供 秘密 約束 ひとり カメラ ゴースト 風 空 城")},
        {"", split("英雄 夜 愛情 上海 江湖 少林 故事 月光 北京 龍 虎 花樣 年華 春天 兄弟 無間 重慶 森林")},
        {" ", split("Ночь Москва любовь война мир зеркало дом солнце белое чёрный дорога весна брат судьба")},
        {" ", split("Νύχτα θάλασσα έρωτας πόλη ταξίδι φως σιωπή ήλιος δρόμος όνειρο")},
        {" ", split("서울 밤 사랑 바다 비밀 여름 친구 살인 기억 아버지 봄 가족")},
        {" ", split("ليلة القاهرة حب البحر مدينة حكاية قمر الطريق بيت سر")},
        {" ", split("रात प्यार दिल मुंबई सपना कहानी राजा बारिश दोस्ती सफर")},
        {" ", split("La nuit L'été amour fantôme Le château enfants perdus mère étoile rêve Noël garçon")},
        {" ", split("El corazón niño mañana La sombra ciudad El señor años España sueños camino")},
        {" ", split("Der Mörder Straße Über Fräulein Das schöne Mädchen Größe Königin Tür Nächte")},
    };
    return all;
}

std::string_view anyOf(const Words &words, Chance &chance)
{
    return words[chance.below(words.size())];
}

std::string foreignTitle(Chance &chance)
{
    const Script &script = scripts()[chance.below(scripts().size())];
    std::string title(anyOf(script.words, chance));
    for (std::uint64_t more = 1 + chance.below(2); more > 0; --more) {
        title += script.joiner;
        title += anyOf(script.words, chance);
    }
    return title;
}

/// N noun, A adjective, P place, G given name, R rare word; everything else is itself.
constexpr std::array Patterns = {"R",           "The R",   "The R N",    "N of R", "R's N",     "A R N",
                                 "Return to R", "R and R", "The Last R", "G R",    "R: The N",  "N in R",
                                 "The A R",     "R A N",   "G and R",    "The N",  "The A N",   "A N",
                                 "N of the N",  "N in P",  "G and G",    "My A N", "The N of P"};

} // namespace

std::uint64_t Chance::next()
{
    m_state += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

std::string inventedWord(std::uint64_t number)
{
    static const Words syllables =
        split("ba be bi bo bra cal car cel cor da del dor dra el en fa fen fi gal gar gil go gra hal hel ho "
              "il in ja "
              "jo ka kel kin ko la lan le lin lo lu ma mar mel mi mon mor na nel ni no o or pa pel pi por ra "
              "ren ri "
              "ro sa sel shi so sta ta tel ti tor tra u va vel vi vor wa wen wi xa ya yo za zel zi zor ");
    // Neighbours in number are not neighbours in sound: a prime scatters them over the words of their length.
    std::uint64_t size = syllables.size() * syllables.size();
    int length = 2;
    while (number >= size) {
        number -= size;
        size *= syllables.size();
        ++length;
    }
    number = number * 1'000'003 % size;
    std::string word;
    for (; length > 0; --length) {
        word += syllables[number % syllables.size()];
        number /= syllables.size();
    }
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string RareWords::next(Chance &chance)
{
    const double isNew = 1.7 * std::pow(static_cast<double>(m_drawn.size() + 1), -0.07);
    const std::uint32_t word = chance.with(isNew) ? m_words++ : m_drawn[chance.below(m_drawn.size())];
    m_drawn.push_back(word);
    return inventedWord(word);
}

std::string MadeUpTitles::inPattern(const char *pattern, Chance &chance)
{
    std::string title;
    for (const char *at = pattern; *at != '\0'; ++at) {
        // A letter that begins no longer word of the pattern stands for a word.
        const bool isSlot = at[1] == '\0' || at[1] == ' ' || at[1] == '\'' || at[1] == ':';
        if (isSlot && *at == 'N')
            title += anyOf(nouns(), chance);
        else if (isSlot && *at == 'A' && at != pattern)
            title += anyOf(adjectives(), chance);
        else if (isSlot && *at == 'P')
            title += anyOf(places(), chance);
        else if (isSlot && *at == 'G')
            title += anyOf(givenNames(), chance);
        else if (isSlot && *at == 'R')
            title += m_rare.next(chance);
        else
            title += *at;
    }
    return title;
}

MadeUpTitle MadeUpTitles::next(Chance &chance)
{
    static constexpr std::array Sequels = {" 2", " II", " III", " 3", ": Part Two", " Returns"};
    MadeUpTitle title;
    title.primary = inPattern(Patterns[chance.below(Patterns.size())], chance);
    if (chance.with(0.03))
        title.primary += Sequels[chance.below(Sequels.size())];
    title.original = title.primary;
    if (chance.with(0.15))
        title.original = foreignTitle(chance);
    if (chance.with(0.02))
        title.primary = title.original;
    return title;
}

std::string madeUpName(std::uint64_t number, std::uint64_t people)
{
    Chance chance(number * 2 + 1);
    std::string name(anyOf(givenNames(), chance));
    name += ' ';
    if (chance.with(0.4))
        name += anyOf(surnames(), chance);
    else
        name += inventedWord(7 + chance.below(people / 3 + 1));
    return name;
}

} // namespace matinee
