/** That a photo is taken at the door: said before anybody gives a code, and what came of it while they are there. */
import { Camera, CameraOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VisitPhoto } from '../../flows/visit-evidence.ts';
import { useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';
import './door-photo.css';

/** Nothing where the property takes none. */
export function DoorPhotoNotice() {
  const { evidence } = useWords();
  const { property } = useRoom().directory;
  if (property.pickup?.photoAtDoor !== 'on') return null;
  return (
    <DoorPhoto>
      <strong>{evidence.notice}</strong> {evidence.noticeText}
    </DoorPhoto>
  );
}

export function DoorPhotoOf({ photo }: { readonly photo: VisitPhoto }) {
  const { evidence } = useWords();
  switch (photo) {
    case 'not-wanted':
      return null;
    case 'wanted':
      return <DoorPhotoNotice />;
    case 'taking':
      return <DoorPhoto>{evidence.taking}</DoorPhoto>;
    case 'taken':
      return <DoorPhoto>{evidence.taken}</DoorPhoto>;
    case 'none':
      return <DoorPhoto isNone>{evidence.none}</DoorPhoto>;
  }
}

interface DoorPhotoProps {
  readonly isNone?: boolean;
  readonly children: ReactNode;
}

function DoorPhoto({ isNone = false, children }: DoorPhotoProps) {
  const Icon = isNone ? CameraOff : Camera;
  return (
    <div className="door-photo" role="status">
      <Icon aria-hidden />
      <p>{children}</p>
    </div>
  );
}
