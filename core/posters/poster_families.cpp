#include "core/posters/poster_families.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using enum PosterVoice;

constexpr Colourway DramaColours[] = {
    {0x22344A, 0x2B3F58, 0xE8A87C, 0xF3E9DC, 0xF6EEE2}, {0xE9E1D3, 0xDDD2BF, 0xB4533C, 0x2F4A52, 0x22282B},
    {0x38312F, 0x453D3A, 0xD9B08C, 0x8FA9A3, 0xF4EBE3}, {0x24453F, 0x2D5049, 0xE7B563, 0xD9E2D3, 0xF5F4EA},
    {0x6A2F27, 0x763A31, 0xEBC58F, 0xE7E0D2, 0xFAF0E6},
};
constexpr Motif DramaMotifs[] = {motif::frames, motif::steps,  motif::twin,
                                 motif::window, motif::halves, motif::peaks};
constexpr PosterVoice DramaVoices[] = {Serif, Plain};
constexpr PosterFamily Drama = {"drama"_L1, DramaColours, DramaMotifs, DramaVoices};

constexpr Colourway ComedyColours[] = {
    {0xF2C14E, 0xEBB63A, 0xC8413F, 0x24405A, 0x1F1B16},
    {0xF2E8D5, 0xE7DABF, 0xE8663F, 0x2F7F79, 0x1D2B2A},
    {0x1F6F6B, 0x27797A, 0xF6C667, 0xF4EFE6, 0xFFFAF0},
};
constexpr Motif ComedyMotifs[] = {motif::harlequin, motif::confetti, motif::bauhaus,
                                  motif::quarters,  motif::skyline,  motif::smile};
constexpr PosterVoice ComedyVoices[] = {Block, Plain};
constexpr PosterFamily Comedy = {"comedy"_L1, ComedyColours, ComedyMotifs, ComedyVoices};

constexpr Colourway RomanceColours[] = {
    {0x8A2C48, 0x7B2540, 0xF3B6A6, 0xF7E3D4, 0xFDF1EA},
    {0xF3D9D2, 0xEBC9C0, 0xB23A55, 0x5B2A3E, 0x3A1626},
    {0x3B2448, 0x472D56, 0xE88FA0, 0xF2C9A1, 0xF9ECF0},
    {0x0F4655, 0x185363, 0xF4A698, 0xFBE3C8, 0xFBF3EA},
};
constexpr Motif RomanceMotifs[] = {motif::twin,   motif::arches, motif::moonlake,
                                   motif::window, motif::waves,  motif::petals};
constexpr PosterVoice RomanceVoices[] = {Serif, Serif, Plain};
constexpr PosterFamily Romance = {"romance"_L1, RomanceColours, RomanceMotifs, RomanceVoices};

constexpr Colourway ActionColours[] = {
    {0xB5351E, 0xA32D18, 0x17181C, 0xF6D9A8, 0xFFF6EA},
    {0x16181D, 0x22252C, 0xE4572E, 0xF2C14E, 0xF6F1E7},
    {0xE6E1D6, 0xD8D1C2, 0xCC3B27, 0x17181C, 0x17181C},
};
constexpr Motif ActionMotifs[] = {motif::slash, motif::burst, motif::chevrons, motif::target, motif::speed};
constexpr PosterVoice ActionVoices[] = {Block};
constexpr PosterFamily Action = {"action"_L1, ActionColours, ActionMotifs, ActionVoices};

constexpr Colourway CrimeColours[] = {
    {0x141A22, 0x1F2732, 0xD0A933, 0x7B8794, 0xF2EEE4}, {0x2B2D31, 0x373A3F, 0xC2473B, 0xD8CFC0, 0xF5F0E8},
    {0xD8CFC0, 0xCABFAC, 0x1C2128, 0x9C3B30, 0x1C2128}, {0x5A1F24, 0x67292E, 0xE9C9A0, 0xD9764A, 0xF9EEE3},
    {0xEFE3CB, 0xE3D5B8, 0xB93A27, 0x25404F, 0x231F1B},
};
constexpr Motif CrimeMotifs[] = {motif::skyline, motif::blinds, motif::keyhole, motif::target,
                                 motif::slash,   motif::road,   motif::doors,   motif::steps};
constexpr PosterVoice CrimeVoices[] = {Block, Plain};
constexpr PosterFamily Crime = {"crime"_L1, CrimeColours, CrimeMotifs, CrimeVoices};

constexpr Colourway ThrillerColours[] = {
    {0x0F2D33, 0x173A42, 0xE0B64F, 0xA9C5BD, 0xEEF4F0},
    {0x2A2440, 0x362F50, 0xC7B8EA, 0xE27D60, 0xF3EFFB},
    {0xC9D3C8, 0xBAC6B9, 0x23413F, 0xB9512F, 0x172826},
    {0x3E2B1F, 0x4A3628, 0xE39A4B, 0xC8D2C0, 0xF7EDE2},
};
constexpr Motif ThrillerMotifs[] = {motif::spiral, motif::rings, motif::keyhole,
                                    motif::eye,    motif::steps, motif::doors};
constexpr PosterVoice ThrillerVoices[] = {Plain, Block};
constexpr PosterFamily Thriller = {"thriller"_L1, ThrillerColours, ThrillerMotifs, ThrillerVoices};

constexpr Colourway HorrorColours[] = {
    {0x130F11, 0x21191C, 0xB3202C, 0xE9DFD0, 0xF3EADD},
    {0x78131F, 0x69101A, 0xF0DCC4, 0x14090B, 0xFCEEE2},
    {0x1B2520, 0x26332C, 0xB6C37A, 0xE6E7D8, 0xEEF1E4},
    {0xD8C9B0, 0xCBBB9E, 0x7A1420, 0x1B1413, 0x1B1413},
};
constexpr Motif HorrorMotifs[] = {motif::trees, motif::teeth, motif::eye,
                                  motif::drip,  motif::rings, motif::doors};
constexpr PosterVoice HorrorVoices[] = {Block, Serif};
constexpr PosterFamily Horror = {"horror"_L1, HorrorColours, HorrorMotifs, HorrorVoices};

constexpr Colourway SciFiColours[] = {
    {0x0E1B33, 0x172947, 0x5CC8D7, 0xF28F6B, 0xEDF5F9},
    {0x1D1238, 0x291B4C, 0xF26CA7, 0x6FD3E8, 0xF5F0FC},
    {0xDCE5E8, 0xCBD7DB, 0xD9481F, 0x17405C, 0x10293B},
    {0x33302E, 0x3F3B38, 0xFF8A4C, 0x9ED8D0, 0xF7F1EA},
};
constexpr Motif SciFiMotifs[] = {motif::orbit, motif::horizon,  motif::rings,
                                 motif::dots,  motif::monolith, motif::sunbars};
constexpr PosterVoice SciFiVoices[] = {Plain, Block};
constexpr PosterFamily SciFi = {"scifi"_L1, SciFiColours, SciFiMotifs, SciFiVoices};

constexpr Colourway FantasyColours[] = {
    {0x1E3C35, 0x284A42, 0xE3C567, 0x9CC5A1, 0xF5F3E5},
    {0x33245C, 0x3F2E6C, 0xF0B7C8, 0xE8CF7A, 0xF6F0FB},
    {0xCFE0DB, 0xBED2CC, 0x6A4C93, 0xD2603F, 0x2A2140},
};
constexpr Motif FantasyMotifs[] = {motif::castle, motif::arches,    motif::moonlake,
                                   motif::peaks,  motif::starfield, motif::petals};
constexpr PosterVoice FantasyVoices[] = {Serif, Plain};
constexpr PosterFamily Fantasy = {"fantasy"_L1, FantasyColours, FantasyMotifs, FantasyVoices};

constexpr Colourway AnimationColours[] = {
    {0x166A92, 0x125E83, 0xFFD166, 0xF4877F, 0xFFFFFF},
    {0xFFD79C, 0xF9CA86, 0xDB543F, 0x2A6F97, 0x3A2417},
    {0x563B86, 0x624795, 0xFF9F80, 0x9BE0D0, 0xFCF7FF},
};
constexpr Motif AnimationMotifs[] = {motif::hills,    motif::bauhaus, motif::quarters,
                                     motif::confetti, motif::smile,   motif::starfield};
constexpr PosterVoice AnimationVoices[] = {Plain, Block};
constexpr PosterFamily Animation = {"anim"_L1, AnimationColours, AnimationMotifs, AnimationVoices};

constexpr Colourway WesternColours[] = {
    {0xE29253, 0xD98545, 0x8A3420, 0xF9E3B8, 0x2E130B},
    {0xF0D9AE, 0xE7CB94, 0xB5502B, 0x3E5C5A, 0x3B2012},
    {0x16474A, 0x1D5458, 0xF0A25B, 0xEAD7A8, 0xF7F1E0},
};
constexpr Motif WesternMotifs[] = {motif::sunbars, motif::hills, motif::peaks,
                                   motif::waves,   motif::star,  motif::road};
constexpr PosterVoice WesternVoices[] = {Block, Plain};
constexpr PosterFamily Western = {"west"_L1, WesternColours, WesternMotifs, WesternVoices};

constexpr Colourway WarColours[] = {
    {0x3C4834, 0x47543F, 0xD6C28F, 0xC25B3C, 0xF3EEDF}, {0xDDD3BD, 0xCFC4A9, 0x4C5A45, 0x9E3B2A, 0x2A2C22},
    {0x4B2E2A, 0x593832, 0xD9A066, 0xA8B3A0, 0xF6EBE0}, {0x1F2A36, 0x2A3643, 0xC9A66B, 0xE4DCCB, 0xF3EEE2},
    {0xA8432B, 0x983A24, 0x2A1B18, 0xF4DDB8, 0xFFF6EA},
};
constexpr Motif WarMotifs[] = {motif::chevrons, motif::columns, motif::steps, motif::burst,
                               motif::arches,   motif::halves,  motif::peaks, motif::frames};
constexpr PosterVoice WarVoices[] = {Block, Serif};
constexpr PosterFamily War = {"war"_L1, WarColours, WarMotifs, WarVoices};

constexpr Colourway MusicColours[] = {
    {0x1A1A20, 0x28282F, 0xF25F5C, 0xFFE066, 0xF8F4EC},
    {0xF2957A, 0xEC8668, 0x2B1B3D, 0xFFEFD6, 0x2B1B3D},
    {0x123C69, 0x1A4979, 0xF5B841, 0xF2EBDD, 0xF7F2E8},
};
constexpr Motif MusicMotifs[] = {motif::vinyl, motif::equaliser, motif::burst,
                                 motif::waves, motif::quarters,  motif::spot};
constexpr PosterVoice MusicVoices[] = {Block, Plain};
constexpr PosterFamily Music = {"music"_L1, MusicColours, MusicMotifs, MusicVoices};

constexpr Colourway NoirColours[] = {
    {0x101214, 0x1D2024, 0xE8E4DA, 0x8C9196, 0xF4F1EB},
    {0xD9D6CE, 0xCAC6BC, 0x14171A, 0x6C7278, 0x14171A},
    {0x2B3137, 0x363E45, 0xE9C46A, 0xD9D6CE, 0xF5F2EC},
};
constexpr Motif NoirMotifs[] = {motif::blinds, motif::skyline, motif::keyhole,
                                motif::doors,  motif::spiral,  motif::spot};
constexpr PosterVoice NoirVoices[] = {Serif, Block};
constexpr PosterFamily Noir = {"noir"_L1, NoirColours, NoirMotifs, NoirVoices};

constexpr Colourway DocumentaryColours[] = {
    {0xECE9E1, 0xDFDBD0, 0x1D6F6A, 0xC9742A, 0x1C2524},
    {0x1B4B47, 0x235753, 0xE9C46A, 0xCFE3DC, 0xF2F7F4},
    {0x2E3440, 0x3A4150, 0x88C0D0, 0xEBCB8B, 0xECEFF4},
};
constexpr Motif DocumentaryMotifs[] = {motif::dots,  motif::frames, motif::contour,
                                       motif::rings, motif::halves, motif::equaliser};
constexpr PosterVoice DocumentaryVoices[] = {Plain};
constexpr PosterFamily Documentary = {"doc"_L1, DocumentaryColours, DocumentaryMotifs, DocumentaryVoices};

struct GenreFamily {
    QLatin1StringView genre;
    const PosterFamily *family;
};

// Rare before common: the first that a film has decides.
constexpr GenreFamily Order[] = {
    {"Horror"_L1, &Horror},   {"Western"_L1, &Western},     {"Film-Noir"_L1, &Noir},
    {"Sci-Fi"_L1, &SciFi},    {"Animation"_L1, &Animation}, {"Documentary"_L1, &Documentary},
    {"War"_L1, &War},         {"Musical"_L1, &Music},       {"Music"_L1, &Music},
    {"Fantasy"_L1, &Fantasy}, {"Romance"_L1, &Romance},     {"Mystery"_L1, &Thriller},
    {"Crime"_L1, &Crime},     {"Thriller"_L1, &Thriller},   {"Sport"_L1, &Action},
    {"Biography"_L1, &War},   {"History"_L1, &War},         {"Adventure"_L1, &Western},
    {"Action"_L1, &Action},   {"Family"_L1, &Animation},    {"Comedy"_L1, &Comedy},
    {"Drama"_L1, &Drama},     {"Short"_L1, &Drama},
};

constexpr const PosterFamily *Families[] = {&Drama,    &Comedy, &Romance, &Action,  &Crime,
                                            &Thriller, &Horror, &SciFi,   &Fantasy, &Animation,
                                            &Western,  &War,    &Music,   &Noir,    &Documentary};

} // namespace

const PosterFamily &posterFamily(const QStringList &genres)
{
    for (const GenreFamily &entry : Order) {
        if (genres.contains(entry.genre))
            return *entry.family;
    }
    return Drama;
}

std::span<const PosterFamily *const> posterFamilies()
{
    return Families;
}

} // namespace matinee
