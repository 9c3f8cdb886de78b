#version 330 core
// Flat ends and round corners. Two pieces that meet share the pixels along the line that halves their angle, so
// nothing is painted twice.
in vec2 along_across;
flat in vec4 cut0, cut1, tint;
flat in vec2 size;  // length, half width
out vec4 color;

void main() {
  vec2 at = along_across, behind = at - vec2(size.x, 0.0);
  bool corner0 = cut0.z > 0.0, corner1 = cut1.z > 0.0;
  if (corner0 && dot(at, cut0.xy) < 0.0) discard;
  if (corner1 && dot(behind, cut1.xy) >= 0.0) discard;
  float beyond = corner1 ? max(behind.x, 0.0) : 0.0, before = corner0 ? min(at.x, 0.0) : 0.0;
  float off = length(vec2(beyond + before, at.y));
  float share = clamp(min(size.y, off + 0.5) - max(-size.y, off - 0.5), 0.0, 1.0);
  if (!corner0) share *= clamp(at.x + 0.5, 0.0, 1.0);
  if (!corner1) share *= clamp(0.5 - behind.x, 0.0, 1.0);
  color = tint * share;
}
