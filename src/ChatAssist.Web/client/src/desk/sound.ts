/** Two short, soft notes; made here, so that there is no file to load. */
export function beep(): void {
  try {
    const audio = new AudioContext();
    [660, 880].forEach((pitch, index) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + index * 0.18;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.12, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.16);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.17);
    });
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // A browser may forbid sound; the title tells as well.
  }
}
