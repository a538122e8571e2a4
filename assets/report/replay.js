"use strict";
// Plays the rounds of each cluster: frames of the map, moments that are told, a staircase after each round, a curve at
// the end. Everything shown was said in the page; here it is only put in its place, as text and never as markup.
const FRAME = 190, TOLD = 4500, READ = 9000; // ms
const HIDDEN = 0, PALE = -1, ENDED = -2; // in place of an exchange's width
const HEAP = 100; // how wide a heap is drawn

class Player {
  constructor(article) {
    this.article = article;
    this.rounds = JSON.parse(article.querySelector('script[type="application/json"]').textContent);
    this.steps = this.rounds.flatMap((round, r) => [
      ...round.moments.map((_, m) => ({ kind: "moment", r, m })), { kind: "stairs", r }]);
    this.steps.push({ kind: "end", r: this.rounds.length - 1 });
    this.at = 0;
    this.playing = false;
    this.timer = 0;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.find("[data-do]").forEach((b) => b.addEventListener("click", () => this.hand(b.dataset.do)));
    this.find("[data-round]").forEach((b) => b.addEventListener("click", () => this.open(b.dataset.round)));
    this.show(0);
  }

  find(what) { return [...this.article.querySelectorAll(what)]; }
  put(what, text) { this.find(what).forEach((one) => { one.textContent = text; }); }

  hand(what) {
    if (what === "play") { this.play(!this.playing); return; }
    this.play(false);
    this.show(this.at + (what === "next" ? 1 : -1));
  }

  open(round) {
    this.play(false);
    this.show(round === "end" ? this.steps.length - 1 : this.steps.findIndex((step) => step.r === Number(round)));
  }

  play(on) {
    clearTimeout(this.timer);
    this.playing = on;
    const button = this.article.querySelector('[data-do="play"]');
    button.textContent = on ? button.dataset.pause : button.dataset.play;
    if (!on) return;
    if (this.at === this.steps.length - 1) this.show(0);
    this.wait();
  }

  wait() { this.timer = setTimeout(() => this.on(), this.steps[this.at].kind === "moment" ? TOLD : READ); }

  on() { // to the next step: from moment to moment through the weeks between them
    const now = this.steps[this.at], next = this.steps[this.at + 1];
    if (!next) { this.play(false); return; }
    const arrive = () => { this.show(this.at + 1); this.wait(); };
    if (this.still.matches || now.kind !== "moment" || next.kind !== "moment") { arrive(); return; }
    const { frames, moments } = this.rounds[now.r];
    this.tell(null);
    this.run(frames, moments[now.m].at, moments[next.m].at, now.r, arrive);
  }

  run(frames, at, end, r, arrive) {
    if (at >= end) { arrive(); return; }
    this.draw(frames[at], null, r, at);
    this.timer = setTimeout(() => this.run(frames, at + 1, end, r, arrive), FRAME);
  }

  show(at) {
    this.at = Math.max(0, Math.min(this.steps.length - 1, at));
    const step = this.steps[this.at], round = this.rounds[step.r];
    const scene = { moment: "film", stairs: `stairs-${step.r}`, end: "end" }[step.kind];
    this.find("[data-scene]").forEach((one) => { one.hidden = one.dataset.scene !== scene; });
    this.find("[data-round]").forEach((one) => {
      const here = step.kind === "end" ? one.dataset.round === "end" : one.dataset.round === String(step.r);
      one.toggleAttribute("aria-current", here);
    });
    this.chips(step, round);
    const moment = step.kind === "moment" ? round.moments[step.m] : null;
    this.article.querySelector(".band").hidden = !moment;
    this.tell(moment);
    if (moment) this.draw(moment.frame, moment.lit, step.r, moment.at);
  }

  chips(step, round) {
    const first = this.steps.findIndex((one) => one.r === step.r);
    this.article.querySelector("[data-chips]").replaceChildren(...(step.kind === "end" ? [] : round.moments).map((moment, m) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.textContent = moment.chip;
      button.toggleAttribute("aria-current", step.kind === "moment" && step.m === m);
      button.addEventListener("click", () => { this.play(false); this.show(first + m); });
      item.append(button);
      return item;
    }));
  }

  tell(moment) {
    this.put("[data-chip]", moment ? moment.chip : "");
    this.put("[data-title]", moment ? moment.title : "");
    this.put("[data-text]", moment ? moment.text : "");
    this.article.querySelector(".band").classList.toggle("bad", Boolean(moment && moment.bad));
  }

  draw(frame, lit, r, at) {
    const round = this.rounds[r], aside = (firm) => lit !== null && !lit.includes(firm);
    ["firm", "name", "of"].forEach((part) => this.find(`[data-${part}]`).forEach((one) => {
      one.classList.toggle("aside", aside(Number(one.dataset[part])));
    }));
    frame.lanes.forEach((wide, lane) => this.lane(lane, wide));
    frame.heaps.forEach(([now, idle], heap) => { this.heap("heap", heap, now); this.heap("heap-idle", heap, idle); });
    frame.stubs.forEach(([now, idle], stub) => this.stub(stub, now, idle));
    this.put("[data-sum]", frame.sum);
    this.article.querySelector("[data-less]").hidden = frame.more;
    this.article.querySelector("[data-more]").hidden = !frame.more;
    ["ours", "idle"].forEach((kind, n) => {
      this.article.querySelector(`[data-bar="${kind}"]`).style.width = `${frame.bars[n] / 10}%`;
    });
    const weeks = round.frames.length / round.labels.length;
    this.put("[data-year]", round.labels[Math.min(round.labels.length - 1, Math.floor(at / weeks))]);
  }

  lane(at, wide) {
    const lane = this.article.querySelector(`[data-lane="${at}"]`), drawn = wide > 0 ? wide : 12;
    lane.style.display = wide === HIDDEN ? "none" : "";
    lane.classList.toggle("pale", wide === PALE);
    lane.classList.toggle("ended", wide === ENDED);
    [["halo", 16], ["edge", 7], ["fill", 0]].forEach(([part, more]) => {
      lane.querySelector(`.${part}`).style.strokeWidth = `${drawn + more}px`;
    });
  }

  heap(kind, at, wide) {
    const heap = this.article.querySelector(`[data-${kind}="${at}"]`);
    heap.style.display = wide < 4 ? "none" : "";
    heap.setAttribute("transform", `scale(${(wide / HEAP).toFixed(3)})`);
  }

  stub(at, now, idle) {
    const part = (name) => this.article.querySelector(`[data-stub${name}="${at}"]`);
    part("").style.strokeWidth = `${now}px`;
    part("-idle").setAttribute("height", idle ? idle + 12 : 0);
    part("-idle").setAttribute("y", -(idle + 12) / 2);
    part("-head").style.display = now ? "" : "none";
  }
}

const players = [...document.querySelectorAll(".player")].map((article) => new Player(article));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const near = event.target.closest(".player");
  const player = players.find((one) => one.article === near) || players[0];
  const does = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" }[event.key];
  if (event.key === " " && event.target.tagName !== "BUTTON") player.hand("play");
  else if (does && !(event.target.classList.contains("scroll") && event.key.startsWith("Arrow"))) player.hand(does);
  else if (event.key === "Home" || event.key === "End") { player.play(false); player.show(event.key === "Home" ? 0 : Infinity); }
  else return;
  event.preventDefault();
});
