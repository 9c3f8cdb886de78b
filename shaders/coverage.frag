#version 330 core
// One colour in the share that a coverage texture says; see stroke.frag.
in vec2 place;
uniform sampler2D source;
uniform vec4 tint;  // premultiplied
out vec4 color;

void main() { color = tint * texture(source, place).r; }
