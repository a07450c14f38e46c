/** What the desk's script itself says. */
export const words = {
  signedOut: 'Phiên đăng nhập đã hết. Chữ anh/chị gõ vẫn còn ở đây.',
  signInAgain: 'Đăng nhập lại',
  unreachable: 'Đang mất kết nối, máy tự thử lại. Chữ đã gõ vẫn còn.',
  failed: 'Chưa làm được, anh/chị thử lại.',
  withSources: (names: string) => `Gửi kèm nguồn: ${names}`,
  newWaiting: (count: number) => `${count} cuộc đang chờ`,
  sound: (isOn: boolean) => (isOn ? 'Tắt tiếng' : 'Bật tiếng'),
  reload: 'Cuộc trò chuyện đã đổi người giữ.',
  reloadNow: 'Xem lại trang',
  minutesAgo: (count: number) => `${count} phút trước`,
  hoursAgo: (count: number) => `${count} giờ trước`,
  daysAgo: (count: number) => `${count} ngày trước`,
  justNow: 'vừa xong',
};
