/** Where a label is held: the camera's picture where there is a camera, else a drawing of what to do. */
import { useEffect, useRef } from 'react';
import { CameraView } from '../ui/camera-view.tsx';
import { ScanPrompt } from '../ui/scan-prompt.tsx';
import { useWords } from '../words/words-provider.tsx';
import { useRoom } from './room.tsx';

export function LookHere() {
  const { intake } = useWords();
  const { camera } = useRoom();
  if (camera === null) return <ScanPrompt>{intake.scanPrompt}</ScanPrompt>;
  return (
    <CameraView state="looking" caption={intake.cameraCaption}>
      <Picture stream={camera} />
    </CameraView>
  );
}

function Picture({ stream }: { readonly stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} autoPlay muted playsInline />;
}
