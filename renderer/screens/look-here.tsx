/** Where a label is held: the camera's picture where there is a camera, else a drawing of what to do. */
import { Lightbulb, LightbulbOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { type CameraOutline, CameraView } from '../ui/camera-view.tsx';
import { ScanPrompt } from '../ui/scan-prompt.tsx';
import { useWords } from '../words/words-provider.tsx';
import { type RoomCamera, useElapsed, useRoom } from './room.tsx';

/** What is to be held there, where it is no label. */
interface LookWords {
  readonly scanPrompt: string;
  readonly cameraCaption: string;
}

interface LookHereProps {
  readonly words?: LookWords;
  readonly held?: 'parcel' | 'phone';
}

export function LookHere({ words, held = 'parcel' }: LookHereProps) {
  const { intake } = useWords();
  const { scanPrompt, cameraCaption } = words ?? intake;
  const { camera } = useRoom();
  if (camera === null) return <ScanPrompt held={held}>{scanPrompt}</ScanPrompt>;
  return <Looking camera={camera} caption={cameraCaption} />;
}

/** An outline stays for a moment after its code was seen, and a lens is covered when it has been so for a while. */
const SHOWN_MS = 400;
const BLIND_AFTER_MS = 3_000;
const LOOKS_EVERY_MS = 200;

function Looking({ camera, caption }: { readonly camera: RoomCamera; readonly caption: string }) {
  const { intake } = useWords();
  const { elapsed } = useRoom();
  const now = useElapsed(LOOKS_EVERY_MS);
  const [seen, setSeen] = useState<{
    readonly outlines: readonly CameraOutline[];
    readonly atMs: number;
  } | null>(null);
  const [sightedMs, setSightedMs] = useState(now);
  useEffect(
    () =>
      camera.onSight(({ readings, isBlind }) => {
        if (!isBlind) setSightedMs(elapsed());
        const outlines = readings.flatMap(({ corners }) => (corners === undefined ? [] : [corners]));
        if (outlines.length > 0) setSeen({ outlines, atMs: elapsed() });
      }),
    [camera, elapsed],
  );
  const outlines = seen !== null && now - seen.atMs < SHOWN_MS ? seen.outlines : [];
  const isBlind = now - sightedMs > BLIND_AFTER_MS;
  return (
    <CameraView
      state={outlines.length > 0 ? 'found' : 'looking'}
      caption={isBlind ? intake.cameraBlind : outlines.length > 0 ? intake.cameraFound : caption}
      outlines={outlines}
      light={camera.light === null ? null : <LightButton light={camera.light} />}
    >
      <Picture stream={camera.stream} />
    </CameraView>
  );
}

function LightButton({ light }: { readonly light: NonNullable<RoomCamera['light']> }) {
  const { intake } = useWords();
  const [isOn, setOn] = useState(false);
  const toggle = () => {
    void light.set(!isOn).then((did) => did && setOn(!isOn));
  };
  return (
    <Button icon={isOn ? LightbulbOff : Lightbulb} onPress={toggle}>
      {isOn ? intake.lightOff : intake.lightOn}
    </Button>
  );
}

function Picture({ stream }: { readonly stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} autoPlay muted playsInline />;
}
