#version 330 core
in vec2 place;
uniform sampler2D source;
out vec4 color;

void main() { color = texture(source, place); }
