#version 330 core
// Share of the pixel that a line with round ends covers. Blended by MAX into a coverage texture, so that pieces that
// overlap at a corner make neither knots nor, with a translucent colour, dark spots.
in vec2 along_across;
flat in float line_length;
uniform float half_width;
#ifdef DASHED
flat in float begins;
uniform float dash[8];  // on, off, … in pixels
uniform int dashes;
uniform float period;
#endif
out float share;

void main() {
  float nearest = clamp(along_across.x, 0.0, line_length);
#ifdef DASHED
  // The nearest point of a dash of this piece of line: of the one the pixel stands beside, or of those about it.
  float at = mod(begins + nearest, period), from = 0.0, best = 1e9;
  for (int i = 0; i < dashes; i += 2) {
    for (int turn = -1; turn <= 1; ++turn) {
      float low = from + float(turn) * period, high = low + dash[i];
      float beside = nearest + clamp(at, low, high) - at;
      if (beside >= -1e-3 && beside <= line_length + 1e-3 && abs(beside - along_across.x) < abs(best - along_across.x)) best = beside;
    }
    from += dash[i] + dash[i + 1];
  }
  nearest = best;
#endif
  float off = length(vec2(along_across.x - nearest, along_across.y));
  share = clamp(min(half_width, off + 0.5) - max(-half_width, off - 0.5), 0.0, 1.0);
  if (share == 0.0) discard;
}
