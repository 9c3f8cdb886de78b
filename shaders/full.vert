#version 330 core
// One triangle over the whole target; the scissor box cuts it to what is wanted.
void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }
