#pragma once

namespace matinee {

class PosterStage;

/// Draws one picture over a whole stage. Takes random numbers in a fixed order, which is part of the design.
using Motif = void (*)(PosterStage &);

namespace motif {

// Sky, sea and land.
void hills(PosterStage &stage);
void horizon(PosterStage &stage);
void moonlake(PosterStage &stage);
void orbit(PosterStage &stage);
void peaks(PosterStage &stage);
void petals(PosterStage &stage);
void starfield(PosterStage &stage);
void sunbars(PosterStage &stage);
void trees(PosterStage &stage);
void waves(PosterStage &stage);

// Built by people.
void arches(PosterStage &stage);
void blinds(PosterStage &stage);
void castle(PosterStage &stage);
void columns(PosterStage &stage);
void doors(PosterStage &stage);
void keyhole(PosterStage &stage);
void monolith(PosterStage &stage);
void road(PosterStage &stage);
void skyline(PosterStage &stage);
void steps(PosterStage &stage);
void window(PosterStage &stage);

// Bodies and things.
void drip(PosterStage &stage);
void equaliser(PosterStage &stage);
void eye(PosterStage &stage);
void smile(PosterStage &stage);
void spot(PosterStage &stage);
void star(PosterStage &stage);
void target(PosterStage &stage);
void teeth(PosterStage &stage);
void vinyl(PosterStage &stage);

// Patterns.
void bauhaus(PosterStage &stage);
void burst(PosterStage &stage);
void chevrons(PosterStage &stage);
void confetti(PosterStage &stage);
void contour(PosterStage &stage);
void dots(PosterStage &stage);
void frames(PosterStage &stage);
void halves(PosterStage &stage);
void harlequin(PosterStage &stage);
void quarters(PosterStage &stage);
void rings(PosterStage &stage);
void slash(PosterStage &stage);
void speed(PosterStage &stage);
void spiral(PosterStage &stage);
void twin(PosterStage &stage);

} // namespace motif

} // namespace matinee
