#version 330 core
in vec2 texel;
uniform sampler2D atlas;  // premultiplied
out vec4 color;

void main() { color = texelFetch(atlas, ivec2(floor(texel)), 0); }
