#include "render/tessellate.h"

#include <GL/glu.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>

#include "base/parallel.h"
#include "render/ear_cutter.h"
#include "render/float_box.h"

namespace kuiki::render {
namespace {

bool inside(std::span<const geo::Vec2f> ring, geo::Vec2f p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const auto a = ring[i], b = ring[j];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < (static_cast<double>(b.x) - a.x) * (static_cast<double>(p.y) - a.y) / (static_cast<double>(b.y) - a.y) + a.x)
      in = !in;
  }
  return in;
}

/// Of three points round the ring the most decide: rings may touch in a point.
bool inside(std::span<const geo::Vec2f> outer, std::span<const geo::Vec2f> ring) {
  int votes = 0;
  for (std::size_t i = 0; i < 3; ++i) votes += inside(outer, ring[ring.size() * i / 3]);
  return votes >= 2;
}

/// GLU's tessellator (Mesa's libtess): slower, and right for whatever crosses whatever.
class Glu {
 public:
  Glu() : tess_(gluNewTess(), gluDeleteTess) {
    if (!tess_) throw std::bad_alloc();
    using Callback = void (*)();
    gluTessCallback(
        tess_.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(+[](void* vertex, void* self) {
          static_cast<Glu*>(self)->out_->push_back(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(vertex)));
        }));
    // Asking for edge flags makes GLU give triangles only, no fans or strips.
    gluTessCallback(tess_.get(), GLU_TESS_EDGE_FLAG, reinterpret_cast<Callback>(+[](GLboolean) {}));
    gluTessCallback(tess_.get(), GLU_TESS_COMBINE_DATA,
                    reinterpret_cast<Callback>(+[](GLdouble at[3], void* [4], GLfloat[4], void** vertex, void* self) {
                      auto& glu = *static_cast<Glu*>(self);
                      *vertex = reinterpret_cast<void*>(static_cast<std::uintptr_t>(glu.next_extra_++));
                      glu.extra_->push_back({static_cast<float>(at[0]), static_cast<float>(at[1])});
                    }));
    gluTessProperty(tess_.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessNormal(tess_.get(), 0, 0, 1);
  }

  /// New points are numbered from `next_extra` on.
  void cut(const geo::PathSet& paths, std::span<const std::uint32_t> rings, std::uint32_t next_extra,
           std::vector<std::uint32_t>& out, std::vector<geo::Vec2f>& extra) {
    out_ = &out;
    extra_ = &extra;
    next_extra_ = next_extra;
    std::size_t count = 0;
    for (const auto r : rings) count += paths.ring_end[r] - paths.first_point(r);
    coordinates_.resize(count * 3);
    double* at = coordinates_.data();
    gluTessBeginPolygon(tess_.get(), this);
    for (const auto r : rings) {
      gluTessBeginContour(tess_.get());
      for (auto i = paths.first_point(r); i < paths.ring_end[r]; ++i, at += 3) {
        at[0] = paths.points[i].x;
        at[1] = paths.points[i].y;
        at[2] = 0;
        gluTessVertex(tess_.get(), at, reinterpret_cast<void*>(static_cast<std::uintptr_t>(i)));
      }
      gluTessEndContour(tess_.get());
    }
    gluTessEndPolygon(tess_.get());
    out.resize(out.size() - out.size() % 3);
  }

 private:
  std::unique_ptr<GLUtesselator, decltype(&gluDeleteTess)> tess_;
  std::vector<double> coordinates_;
  std::vector<std::uint32_t>* out_ = nullptr;
  std::vector<geo::Vec2f>* extra_ = nullptr;
  std::uint32_t next_extra_ = 0;
};

/// Some shapes in a row, cut by one thread. Extra points are numbered from the PathSet's last point on.
struct Part {
  std::vector<std::uint32_t> index, count;
  std::vector<geo::Vec2f> extra;
  std::vector<std::uint32_t> extra_shape;
};

class PartCutter {
 public:
  PartCutter(const geo::PathSet& paths, std::size_t shapes_a_part, std::vector<Part>& parts)
      : paths_(paths), step_(shapes_a_part), parts_(parts) {}
  PartCutter(const PartCutter& other) : PartCutter(other.paths_, other.step_, other.parts_) {}

  void operator()(std::size_t job) {
    part_ = &parts_[job];
    for (std::size_t s = job * step_; s < std::min((job + 1) * step_, paths_.shapes()); ++s) {
      const auto before = part_->index.size();
      shape(s);
      part_->count.push_back(static_cast<std::uint32_t>(part_->index.size() - before));
      part_->extra_shape.resize(part_->extra.size(), static_cast<std::uint32_t>(s));
    }
  }

 private:
  [[nodiscard]] std::span<const geo::Vec2f> ring(std::uint32_t r) const {
    return {paths_.points.data() + paths_.first_point(r), paths_.points.data() + paths_.ring_end[r]};
  }

  void shape(std::size_t s) {
    rings_.clear();
    for (auto r = paths_.first_ring(s); r < paths_.shape_end[s]; ++r)
      if (ring(r).size() >= 3) rings_.push_back(r);
    if (rings_.size() == 1) return outer(rings_);
    constexpr std::size_t many = 5000;  // beyond, finding out who lies in whom costs more than it saves
    if (rings_.size() > many) return with_glu(rings_);
    find_depths();
    for (std::size_t i = 0; i < rings_.size(); ++i) {
      if (depth_[i] % 2 == 1) continue;
      family_.assign(1, rings_[i]);
      for (std::size_t j = 0; j < rings_.size(); ++j)
        if (holder_[j] == i && depth_[j] % 2 == 1) family_.push_back(rings_[j]);
      outer(family_);
    }
  }

  /// In how many others each ring lies, and in which directly.
  void find_depths() {
    const auto n = rings_.size();
    boxes_.assign(n, {});
    depth_.assign(n, 0);
    holder_.assign(n, n);
    for (std::size_t i = 0; i < n; ++i)
      for (const auto p : ring(rings_[i])) boxes_[i].add(p);
    inner_of_.clear();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j && boxes_[i].holds(boxes_[j]) && !(i > j && boxes_[j].holds(boxes_[i])) &&
            inside(ring(rings_[i]), ring(rings_[j]))) {
          ++depth_[j];
          inner_of_.push_back({static_cast<std::uint32_t>(j), static_cast<std::uint32_t>(i)});
        }
    for (const auto& [inner, outer] : inner_of_)
      if (depth_[outer] + 1 == depth_[inner]) holder_[inner] = outer;
  }

  void outer(std::span<const std::uint32_t> rings) {
    if (rings.size() > 1 || !ears_.cut(ring(rings[0]), paths_.first_point(rings[0]), part_->index)) with_glu(rings);
  }

  void with_glu(std::span<const std::uint32_t> rings) {
    if (rings.empty()) return;
    if (!glu_) glu_ = std::make_unique<Glu>();
    glu_->cut(paths_, rings, static_cast<std::uint32_t>(paths_.points.size() + part_->extra.size()), part_->index,
              part_->extra);
  }

  const geo::PathSet& paths_;
  std::size_t step_;
  std::vector<Part>& parts_;
  Part* part_ = nullptr;
  EarCutter ears_;
  std::unique_ptr<Glu> glu_;
  std::vector<std::uint32_t> rings_, family_, depth_;
  std::vector<std::size_t> holder_;
  std::vector<FloatBox> boxes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> inner_of_;
};

}  // namespace

Triangles triangulate(const geo::PathSet& paths) {
  Triangles out;
  if (!paths.closed) {
    out.shape_end.assign(paths.shapes(), 0);
    return out;
  }
  const std::size_t step = std::max<std::size_t>(1, paths.shapes() / 16);
  std::vector<Part> parts((paths.shapes() + step - 1) / step);
  run_parallel(parts.size(), paths.points.size() > 5000, PartCutter(paths, step, parts));
  std::size_t total = 0;
  for (const auto& part : parts) total += part.index.size();
  out.index.reserve(total);
  out.shape_end.reserve(paths.shapes());
  const auto points = static_cast<std::uint32_t>(paths.points.size());
  for (const auto& part : parts) {
    const auto shift = static_cast<std::uint32_t>(out.extra.size());
    auto end = static_cast<std::uint32_t>(out.index.size());
    for (const auto i : part.index) out.index.push_back(i < points ? i : i + shift);
    for (const auto count : part.count) out.shape_end.push_back(end += count);
    out.extra.insert(out.extra.end(), part.extra.begin(), part.extra.end());
    out.extra_shape.insert(out.extra_shape.end(), part.extra_shape.begin(), part.extra_shape.end());
  }
  return out;
}

}  // namespace kuiki::render
