// A button that says what it does. `primary` once per screen; `quiet` where the words around it carry the weight.
import type { ReactNode } from 'react';
import { type ButtonProps, Button as Pressable } from 'react-aria-components';
import './Button.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  /** What was pressed is under way, and another press does nothing; the keyboard stays on it, as it would not when disabled. */
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

export function Button({ kind = 'plain', icon, busy = false, onPress, children, ...props }: Props) {
  const looks = `button ${kind}${children === undefined ? ' icon-only' : ''}${busy ? ' busy' : ''}`;
  return (
    // Not by its own isPending: what that announces names a button that may be gone by then.
    <Pressable {...props} {...(busy || onPress === undefined ? {} : { onPress })} className={looks}>
      {icon}
      {children !== undefined && <span className="cut">{children}</span>}
    </Pressable>
  );
}
